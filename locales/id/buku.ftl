# Register di atas kertas: percakapan untuk mengambilnya, dan tulisan pada halamannya. Yang di atas kertas tanpa tanda gambar.

buku-ask =
    📗 <b>Register Pelayanan KTP</b>

    Masa mana yang akan dicetak? Ketuk salah satu, atau tulis, misalnya:
    • <i>November 2026</i>
    • <i>1-11-2026 s.d. 30-11-2026</i>
    • <i>2026</i>

    Yang dihitung hari berkasnya diterima. Setiap cetakan dicatat.
buku-form =
    Masa itu belum terbaca. Tulis misalnya <i>November 2026</i>, <i>1-11-2026 s.d. 30-11-2026</i>, atau <i>2026</i>.
buku-no-such-day = Tanggal itu tidak ada di kalender. Mohon periksa hari dan bulannya, lalu tulis lagi masanya.
buku-backwards = Hari terakhir masa itu lebih dahulu daripada hari pertamanya. Mohon tulis lagi, misalnya <i>1-11-2026 s.d. 30-11-2026</i>.
buku-ask-bentuk =
    📗 Register <b>{ $periode }</b>: { $jumlah } nomor.

    XLSX untuk dibuka di komputer, PDF untuk dicetak. NIK dan nomor KK disamarkan.
buku-ask-lengkap =
    ⚠️ <b>Buku lengkap</b>, { $periode }: NIK dan nomor KK penuh dari { $jumlah } nomor.

    Hanya untuk keperluan yang memang memerlukannya, misalnya arsip resmi. Siapa yang mengambilnya dicatat, dan pemohon dapat melihatnya di /dataku. Simpan di tempat yang terkunci, dan jangan diteruskan lewat chat.

    Lanjut dengan buku lengkap?
buku-only-kasi = Buku lengkap hanya untuk Kasi, atau yang sedang menggantikannya. Yang disamarkan dapat diambil di sini.
buku-preparing = ⏳ Register { $periode } sedang disiapkan. Berkasnya menyusul di sini.
buku-none = Belum ada nomor register pada { $periode }. Silakan pilih masa lain.
buku-too-many =
    Register { $periode } berisi { $jumlah } nomor. Lewat chat paling banyak { $paling } nomor sekali kirim.

    Mohon pilih masa yang lebih pendek. Untuk semuanya sekaligus, petugas yang menjaga komputer dapat membuatnya dengan perintah <code>register ekspor</code>.
buku-caption = 📗 Register Pelayanan KTP, { $periode }: { $jumlah } nomor. NIK dan nomor KK disamarkan.
buku-caption-lengkap =
    📗 Register Pelayanan KTP, { $periode }: { $jumlah } nomor, <b>dengan NIK dan nomor KK penuh</b>. Mohon disimpan di tempat yang terkunci; pesan ini sebaiknya dihapus sesudah berkasnya diunduh.
buku-not-yours = Register tidak jadi dikirim, karena peran Anda sudah berubah sejak memintanya.
buku-refused = Mohon maaf, buku itu tidak dapat dikirim ke chat ini, karena ditolak Telegram, biasanya karena terlalu besar. Silakan minta untuk hari-hari yang lebih sedikit.
buku-broken = Mohon maaf, register itu tidak dapat dibuat. Mohon beri tahu petugas yang menjaga komputer.

buku-kop-kabupaten = PEMERINTAH { $kabupaten }
buku-kop-kecamatan = KECAMATAN { $kecamatan }
buku-kop-alamat = { $alamat }
buku-kop-kontak = Pertanyaan: { $kontak }
buku-title = REGISTER PELAYANAN KTP
buku-title-periode = Masa penerimaan: { $periode }
buku-samar = NIK dan nomor KK disamarkan
buku-lengkap = BUKU LENGKAP: NIK dan nomor KK penuh. Rahasia; simpan di tempat yang terkunci
buku-running = Register Pelayanan KTP Kecamatan { $kecamatan }, { $periode }

buku-kolom-no = No.
buku-kolom-nomor = Nomor register
buku-kolom-masuk = Tanggal masuk
buku-kolom-nama = Nama
buku-kolom-nik = NIK
buku-kolom-kk = Nomor KK
buku-kolom-tempat = Desa, RT/RW
buku-kolom-desa = Desa
buku-kolom-rt-rw = RT/RW
buku-kolom-jenis = Jenis layanan
buku-kolom-pengantar = Pengantar desa
buku-kolom-pengantar-nomor = Nomor pengantar
buku-kolom-pengantar-tanggal = Tanggal pengantar
buku-kolom-cek = Hasil cek Kasi
buku-kolom-cek-tanggal = Tanggal cek
buku-kolom-entri = Tanggal entri
buku-kolom-kirim = Dikirim kepada
buku-kolom-kirim-tanggal = Tanggal kirim
buku-kolom-penerima = Penerima
buku-kolom-petugas = Petugas
buku-kolom-keterangan = Keterangan

buku-jenis = { $jenis }
buku-pernyataan = { $pernyataan }
buku-cek-lengkap = lengkap
buku-cek-kurang = tidak lengkap
buku-kembali = dikembalikan { $kali } kali
buku-oleh-terima = Terima
buku-oleh-cek = Cek
buku-oleh-entri = Entri
buku-oleh-kirim = Kirim
buku-siapa = (nama tidak terbaca)
buku-rt-rw = { $rt }/{ $rw }
buku-dari-kertas = diterima di kertas, dicatat { $dicatat }
buku-blok-nomor = { $dari } s.d. { $sampai }
buku-blok-jumlah = ({ $jumlah } nomor)
buku-blok-oleh = Disiapkan
buku-blok-sebelumnya = nomor dari buku kertas sebelum pencatatan ini
buku-blok-kertas-penuh = disiapkan untuk pencatatan di kertas; semuanya sudah dicatat
buku-blok-kertas = disiapkan untuk pencatatan di kertas; { $sisa }
buku-blok-sisa = belum dicatat: { $nomor }
buku-blok-void = { $alasan }: { $nomor }
buku-blank-title = Lembar kertas, nomor { $dari } s.d. { $sampai }
buku-blank-sub = Untuk dipakai bila sistem tidak dapat digunakan
buku-blank-running = Register Pelayanan KTP Kecamatan { $kecamatan }, lembar kertas
buku-blank-how = Tulis tanggal dan jam berkas diterima. Setelah sistem dapat digunakan, staf mendaftarkan pemohon dengan /daftarkan, lalu mencatat penerimaannya dengan /kertas. Nomor yang tidak dipakai dicoret, lalu dicatat Kasi dengan /nomor.
buku-dibatalkan = dibatalkan { $tanggal }: { $alasan }
buku-dibatalkan-teks = dibatalkan { $tanggal }: { $teks }
buku-dilupakan = (dihapus)
buku-dilupakan-ket = data pribadi sudah dimusnahkan
buku-tidak-terbaca = (tidak terbaca)
buku-tidak-terbaca-ket = data tidak dapat dibuka; periksa dengan layanan-ktp verifikasi

buku-jumlah-halaman = Jumlah halaman ini: { $halaman }. Sampai halaman ini: { $sampai }.
buku-jumlah = { $jumlah } { $rincian }
buku-jumlah-jenis = { $jenis } { $jumlah }
buku-jumlah-semua = Jumlah seluruhnya: { $jumlah }
buku-halaman = Halaman { $halaman } dari
buku-dicetak = Dicetak { $waktu }
buku-segel = Kepala rantai catatan (segel terakhir): { $segel }
buku-segel-none = Kepala rantai catatan: belum ada hari yang disegel.
buku-segel-how = Segel ini tetap sama selama catatan tidak diubah. Memeriksanya: layanan-ktp verifikasi --segel { $segel }
buku-mengetahui =
    Mengetahui,
    Camat { $kecamatan }
buku-kasi =
    { $kecamatan }, { $tanggal }
    Kepala Seksi Pelayanan
buku-titik = ......................................................
buku-lembar = Register KTP
