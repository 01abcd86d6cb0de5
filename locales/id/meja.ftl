# Meja petugas: antrean, kartu, langkah, penolakan, kabar. Ringkas, satu hal satu baris.

meja-not-found =
    Kode <b>{ $kode }</b> tidak ada di antara permohonan yang dapat Anda lihat. Mohon periksa kodenya.
meja-antrean-empty = Antrean kosong. Tidak ada yang menunggu Anda sekarang.
meja-antrean = <b>Antrean: { $jumlah } permohonan</b>, yang terlama lebih dahulu. Ditampilkan { $tampil }.
meja-antrean-more = Masih ada { $sisa } permohonan lagi.
meja-card =
    <b>{ $kode }</b> – { $jenis }
    <b>{ $tahap }</b>
    sejak { $sejak }
    { $nomor }

    <b>{ $nama }</b>
    NIK { $nik }
    Desa { $desa }
    { $pelapor }

    <b>Berkas</b>
    { $berkas }

    { $catatan }
meja-card-self = Diajukan sendiri
meja-card-pelapor =
    { $hubungan-code ->
        [lainnya] Pelapor: orang lain
       *[other] Pelapor: { $hubungan } pemohon
    }
meja-card-walk-in = Datang ke kantor, tanpa Telegram

meja-berkas-files = 📷 { $syarat }: { $lembar } lembar
meja-berkas-files-remarks =
    📷 { $syarat }: { $lembar } lembar
    { $catatan }
meja-berkas-original = ☑ { $syarat }: asli dibawa
meja-berkas-promised = ⏳ { $syarat }: asli akan dibawa
meja-berkas-none = ❌ { $syarat }: belum ada
meja-berkas-gone = ❌ { $syarat }: fotonya sudah dihapus ({ $sejak }), karena lama tidak dilengkapi
meja-berkas-none-optional = ➖ { $syarat }: tidak ada (boleh)
meja-berkas-missing = ❌ { $syarat }: { $alasan }
meja-berkas-missing-note =
    { $alasan-code ->
        [lainnya] ❌ { $syarat }: { $catatan }
       *[other] ❌ { $syarat }: { $alasan } ({ $catatan })
    }

meja-remark-cycle = ↩️ Sudah { $putaran } kali dikembalikan
meja-remark-answered = ✅ Semua kekurangan sudah dijawab; menunggu diterima lagi
meja-remark-promised = ✅ Semua kekurangan sudah dijawab; berkas aslinya akan dibawa ke kantor
meja-remark-unanswered = ⏳ Kekurangan sudah lama belum dijawab
meja-remark-not-brought = ⏳ Berkas asli sudah lama ditunggu
meja-remark-unreachable = 🔕 Pemohon tidak dapat dihubungi lewat chat
meja-remark-no-phone = 📵 Nomor teleponnya tidak ada; mohon lewat perangkat desa
meja-remark-nik-outside = ℹ️ Awal NIK dari kabupaten lain; bisa saja benar; cocokkan dengan berkas
meja-remark-birth-date = ℹ️ Tanggal lahir berbeda dengan NIK; bisa saja benar; cocokkan dengan berkas
meja-remark-sex = ℹ️ Jenis kelamin berbeda dengan NIK; bisa saja benar; cocokkan dengan berkas
meja-correction-line = ✏️ { $element }: “{ $sekarang }” menjadi “{ $seharusnya }”
meja-pernyataan-line = 🏛 Menurut Dispendukcapil (per { $tanggal }): “{ $pernyataan }”
meja-file-caption = { $kode } – { $syarat }
meja-file-mark = hanya untuk layanan KTP Kecamatan { $kecamatan } - { $kode } - { $tanggal }
meja-file-not-kept = Foto/PDF ini belum ada di simpanan: masih diambil dari Telegram, atau tidak dapat dibuka. Mohon dibuka lagi beberapa menit lagi; bila tetap begini, mohon lihat aslinya.
meja-file-destroyed = Isinya sudah dimusnahkan karena masa simpannya sudah lewat.
meja-file-later = ⏳ Simpanan foto/PDF sedang tidak dapat dibuka. Yang diminta menyusul di sini begitu bisa; pekerjaan lain dapat dilanjutkan. Bila lama, mohon beri tahu petugas yang menjaga komputer.
meja-file-lost = Mohon maaf, simpanan foto/PDF ini tidak dapat dibuka. Mohon beri tahu petugas yang menjaga komputer, dan lihat aslinya.
meja-nik-covered =
    <b>{ $kode }</b>
    NIK { $nik }
    KK { $kk }

    Nomornya sudah disamarkan lagi. Bila perlu, buka lagi dari kartu.
meja-nik-shown =
    <b>{ $kode }</b>
    NIK <code>{ $nik }</code>
    KK <code>{ $kk }</code>

    Pembukaan data ini dicatat.

meja-done-diterima = ✅ <b>{ $kode }</b> diterima. Nomor register <b>{ $nomor }</b>. Selanjutnya Kasi memeriksa.
meja-done-lengkap = ✅ <b>{ $kode }</b> dinyatakan lengkap. Selanjutnya staf mengentri data.
meja-done-tidak-lengkap =
    ↩️ <b>{ $kode }</b> dikembalikan (ke-{ $putaran }). Yang perlu dilengkapi pemohon:

    { $daftar }
meja-done-dientri = ✅ <b>{ $kode }</b> dientri. Selanjutnya dikirim ke Dispendukcapil: <code>/kirim { $kode }</code>
meja-done-dikirim = ✅ <b>{ $kode }</b> dikirim ke Dispendukcapil, kepada { $penerima }.
meja-done-dibatalkan = <b>{ $kode }</b> ditutup dan tidak dilanjutkan.
meja-done-dinyatakan = ✅ <b>{ $kode }</b>: pernyataan dicatat (per { $tanggal }): “{ $pernyataan }”.
meja-already-done =
    <b>{ $kode }</b>: sudah dilakukan oleh { $oleh }, { $waktu }. Tidak perlu diulang.
    Tahap sekarang: { $tahap }

meja-already-done-by-warga = { $kode } sudah lebih dulu ditangani pemohon, { $waktu }. Sekarang: { $tahap }.
meja-refused-role = Langkah ini dikerjakan oleh { $peran }. Yang dapat Anda kerjakan ada di /bantuan.
meja-refused-not-received = <b>{ $kode }</b> belum diterima staf. Staf perlu menerimanya dahulu: <code>/terima { $kode }</code>
meja-refused-returned = <b>{ $kode }</b> sedang dikembalikan. Tunggu pemohon melengkapi, lalu staf menerimanya lagi: <code>/terima { $kode }</code>
meja-refused-not-approved = <b>{ $kode }</b> belum dinyatakan lengkap. Tunggu pemeriksaan Kasi Pelayanan.
meja-refused-not-entered = <b>{ $kode }</b> belum dientri. Mohon entri dahulu: <code>/entri { $kode }</code>
meja-refused-already-approved = <b>{ $kode }</b> sudah dinyatakan lengkap, jadi berkasnya tidak dapat diubah atau dikembalikan lagi. Bila ada yang keliru, permohonan dapat ditutup dengan tombol di kartunya.
meja-refused-with-kasi = <b>{ $kode }</b> sedang di Kasi Pelayanan. Tunggu sampai selesai diperiksa.
meja-done-belated = ✅ <b>{ $kode }</b>: masuk riwayat (per { $tanggal }): “{ $pernyataan }”. Keadaannya tetap menurut pernyataan yang lebih baru; pemohon tidak dikabari.
meja-refused-already-sent = <b>{ $kode }</b> sudah dikirim ke Dispendukcapil. Pekerjaan kecamatan selesai; yang masih dapat dicatat hanya pernyataan Dispendukcapil.
meja-refused-not-sent = <b>{ $kode }</b> belum dikirim ke Dispendukcapil, jadi pernyataan belum dapat dicatat.
meja-refused-closed = <b>{ $kode }</b> sudah dibatalkan. Bila masih perlu, pemohon dapat mengajukan lagi.
meja-refused-not-held =
    <b>{ $kode }</b>: berkas ini belum ada:
    { $daftar }

    Bila aslinya sudah dibawa, centang dahulu di kartu. Bila belum, tunggu pemohon.
meja-refused-same-person = <b>{ $kode }</b> Anda terima sendiri. Yang menerima tidak boleh memeriksa; mohon Kasi lain yang memeriksa.
meja-refused-nothing-named = <b>{ $kode }</b>: belum ada kekurangan yang dipilih. Mohon pilih setidaknya satu.
meja-refused-unknown-syarat = <b>{ $kode }</b>: syarat itu tidak ada, atau dipilih dua kali. Mohon buka lagi kartunya.
meja-refused-text-missing = <b>{ $kode }</b>: alasan “lainnya” perlu keterangan. Mohon tulis dengan singkat.
meja-refused-not-asked = <b>{ $kode }</b>: berkas itu tidak sedang diminta. Mohon lihat daftar kekurangan di kartunya.
meja-refused-not-a-recipient = <b>{ $kode }</b>: penerima itu bukan petugas Dispendukcapil yang aktif. Mohon pilih penerima lain.
meja-refused-not-the-recipient = <b>{ $kode }</b> dikirim kepada petugas Dispendukcapil lain. Pernyataan dicatat oleh penerimanya, atau oleh staf.
meja-refused-other-open = <b>{ $kode }</b> belum disimpan: NIK itu sudah dipakai permohonan lain yang masih berjalan, <b>{ $lain }</b>. Mohon cocokkan keduanya dengan berkas: <code>/periksa { $lain }</code>
meja-refused-in-future = <b>{ $kode }</b>: tanggal itu belum tiba. Mohon pakai tanggal hari ini atau sebelumnya.
meja-refused-before-sent = <b>{ $kode }</b>: tanggal itu sebelum berkas dikirim kepada petugas Dispendukcapil yang sekarang. Mohon pakai tanggal pengiriman yang terakhir atau sesudahnya.
meja-refused-not-ticked = <b>{ $kode }</b>: berkas asli itu belum dicentang, jadi tidak ada yang perlu dicabut.
meja-refused-letter-missing = <b>{ $kode }</b> belum disimpan: nomor dan tanggal surat pengantar belum diisi. Mohon entri lagi: <code>/entri { $kode }</code>
meja-refused-numbers-missing = <b>{ $kode }</b> belum dapat diterima: NIK dan nomor KK belum diisi. Silakan ketuk “Isi NIK dan KK” pada kartunya.
meja-refused-numbers-known = NIK dan nomor KK <b>{ $kode }</b> sudah diisi; tidak perlu diisi lagi.
meja-refused-numbers-in-entri = <b>{ $kode }</b> akan dientri, jadi NIK dan nomor KK-nya diperbaiki di sana: <code>/entri { $kode }</code>
meja-refused-same-numbers = <b>{ $kode }</b> belum diubah: NIK dan nomor KK menjadi sama. Mohon cocokkan lagi dengan berkas, atau jawab bahwa tidak dapat diubah.

meja-told-new = 🆕 Permohonan baru <b>{ $kode }</b>: { $jenis }, Desa { $desa }.
meja-told-answered = <b>{ $kode }</b>: semua kekurangan sudah dijawab. Mohon dilihat, lalu diterima lagi.
meja-told-promised = <b>{ $kode }</b>: semua kekurangan sudah dijawab; berkas aslinya ditunggu di kantor. Sesudah itu mohon diterima lagi.
meja-told-lengkap = <b>{ $kode }</b> dinyatakan lengkap oleh { $oleh }. Mohon dientri.
meja-told-tidak-lengkap =
    <b>{ $kode }</b> dikembalikan oleh { $oleh } (ke-{ $putaran }). Menunggu pemohon melengkapi:

    { $daftar }
meja-told-diterima = <b>{ $kode }</b> diterima oleh { $oleh }. Mohon diperiksa.
meja-told-withdrawn = <b>{ $kode }</b> ditarik pemohon. Alasan: { $alasan }. Tidak perlu dikerjakan lagi.
meja-told-withdrawn-text = <b>{ $kode }</b> ditarik pemohon. Alasan: { $catatan }
meja-told-pernyataan = <b>{ $kode }</b>: menurut Dispendukcapil (per { $tanggal }): “{ $pernyataan }”.
meja-phone-shown = <b>{ $kode }</b>: nomor telepon yang diberikan { $nama } adalah { $nomor }
meja-phone-covered = <b>{ $kode }</b>: nomor telepon { $nomor }, sudah disamarkan lagi. Bila perlu, buka lagi dari kartu.
meja-phone-not-needed = <b>{ $kode }</b>: pemohon dapat dihubungi lewat chat, jadi nomor teleponnya tidak dibuka.
meja-phone-none = <b>{ $kode }</b>: nomor telepon tidak diisi. Mohon dikabari dengan cara lain, misalnya lewat perangkat desa.
meja-told-unreachable = 🔕 <b>{ $kode }</b>: pemohon tidak dapat dihubungi lewat chat. Mohon dikabari dengan cara lain: lewat telepon (bila nomornya diisi, tombolnya ada di kartu), atau lewat perangkat desa.

meja-told-unanswered = ⏳ <b>{ $kode }</b>: kekurangan belum dijawab sejak { $sejak }. { $hubungi } Bila tidak dilanjutkan, permohonan dapat ditutup dengan alasannya.
meja-told-not-brought = ⏳ <b>{ $kode }</b>: berkas asli ditunggu sejak { $sejak } dan belum dibawa. { $hubungi } Bila tidak dilanjutkan, permohonan dapat ditutup dengan alasannya.
meja-call-by-phone = Mohon pemohon dihubungi; tombol nomor teleponnya ada di bawah.
meja-call-otherwise = Nomor teleponnya tidak ada; mohon dikabari lewat perangkat desa.
meja-call-earlier = Mohon pemohon dihubungi.
meja-told-petugas-unreachable = ⚠️ { $nama } ({ $peran }) tidak dapat dihubungi: belum menekan Mulai, bot diblokir, atau akunnya tidak aktif. Pesan untuknya ditahan. Mohon hubungi langsung.
meja-handover =
    <b>Kiriman dari Kecamatan</b>
    <b>{ $kode }</b> – { $jenis }
    Nomor register: { $nomor }
    Pengirim: { $pengirim }

    { $daftar }

    Foto berkas, bila ada, menyusul di bawah.
meja-data-nama = Nama: <b>{ $nilai }</b>
meja-data-nik = NIK: <code>{ $nilai }</code>
meja-data-kk = Nomor KK: <code>{ $nilai }</code>
meja-data-desa = Desa: { $nilai }
meja-data-birth = Lahir: { $tempat }, { $tanggal }
meja-data-sex = Jenis kelamin: { $sex }
meja-data-alamat = Alamat: { $alamat }, RT { $rt } RW { $rw }
meja-data-pengantar = Pengantar desa: nomor { $nomor }, { $tanggal }
meja-data-original = { $syarat }: berkas kertas, dibawa kurir

meja-kurang =
    <b>{ $kode }</b>: apa yang kurang? Ketuk syaratnya; boleh lebih dari satu. Pemohon baru dikabari sesudah daftar dikirim.

    { $daftar }
meja-kurang-reason = <b>{ $kode }</b> – { $syarat }: mengapa kurang?
meja-kurang-text = <b>{ $kode }</b> – { $syarat }: tulis kekurangannya dengan singkat. Pemohon membaca tulisan ini.
meja-kurang-line = • { $syarat }: { $alasan }
meja-kurang-line-note =
    { $alasan-code ->
        [lainnya] • { $syarat }: { $catatan }
       *[other] • { $syarat }: { $alasan } ({ $catatan })
    }
meja-kurang-dropped = <b>{ $kode }</b>: daftar kekurangan ditutup. Tidak ada yang dikirim.

meja-entri-check =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    { $isi }

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
meja-entri-place =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tulis tempat lahir.
meja-entri-birth-suggested =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tanggal lahir menurut NIK: { $tanggal }

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar, misalnya 31-12-1990.
meja-entri-birth =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tulis tanggal lahir, misalnya 31-12-1990.
meja-entri-sex =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Jenis kelamin menurut berkas?
meja-entri-alamat =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tulis jalan atau dusun dan nomor rumah, tanpa RT/RW.
meja-entri-rt-rw =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tulis RT dan RW, misalnya 003/002.
meja-entri-pengantar-nomor =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tulis nomor surat pengantar desa.
meja-entri-pengantar-tanggal =
    <b>{ $kode } – { $nomor } dari { $jumlah }</b>
    Tulis tanggal surat pengantar desa, misalnya 31-12-2025.
meja-entri-summary =
    <b>{ $kode } – mohon diperiksa</b>

    { $daftar }

    Bila sudah benar, ketuk “Simpan”.

    { $catatan }
meja-entri-covered = Nomornya sudah disamarkan lagi. Bila perlu, buka lagi: <code>/entri { $kode }</code>
meja-entri-other = Entri <b>{ $kode }</b> belum selesai; yang sudah diperiksa tersimpan. Lanjutkan nanti: <code>/entri { $kode }</code>
meja-entri-date-wrong = Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-1990.
meja-entri-date-future = Tanggal itu belum tiba. Mohon periksa tahunnya.
meja-entri-rt-rw-wrong = RT dan RW belum terbaca. Tulis dua angka, masing-masing paling banyak 3 angka, misalnya 003/002.
meja-entri-text-wrong = Isinya kosong atau terlalu panjang. Paling banyak { $jumlah } huruf.
meja-entri-paused = Entri <b>{ $kode }</b> ditunda; yang sudah diperiksa tersimpan. Lanjutkan: <code>/entri { $kode }</code>

meja-kirim-choose =
    Akan dikirim ke Dispendukcapil:

    { $daftar }

    Siapa penerimanya?
meja-kirim-nobody = Belum ada petugas Dispendukcapil yang terdaftar. Mohon Kasi atau admin mengundangnya dengan /undang.
meja-kirim-too-many = Paling banyak { $jumlah } permohonan sekali kirim. Mohon bagi menjadi beberapa kali.
meja-nyatakan-choose = <b>{ $kode }</b>: apa pernyataan Dispendukcapil hari ini?
meja-tutup-why = <b>{ $kode }</b>: mengapa ditutup? Alasan ini juga dibaca pemohon.
meja-tutup-text = <b>{ $kode }</b>: tulis alasannya dengan singkat. Pemohon membaca tulisan ini.
meja-tutup-confirm = Tutup <b>{ $kode }</b> karena { $alasan }? Sesudah ditutup tidak dapat dibuka lagi.
meja-hapus-confirm =
    Hapus data pribadi <b>{ $kode }</b>, { $nama }?

    Mohon pastikan yang meminta pemohonnya sendiri: cocokkan dengan KTP atau KK-nya.

    Yang dihapus: nama, NIK, nomor KK, nomor telepon, alasan penutupan yang ditulis sendiri, data dari berkas, serta semua foto dan PDF.
    Yang tetap ada, karena buku register harus utuh: kode, nomor register, desa, tanggal setiap langkah, dan nomor akun Telegram yang terhubung.
    Kartu dan foto yang pernah dibuka juga tetap ada di chat petugas; mohon dihapus sendiri dari chat Anda.

    Yang sudah dihapus tidak dapat dikembalikan.
meja-hapus-done = ✅ Data pribadi <b>{ $kode }</b> sudah dihapus. Tidak ada chat yang terhubung; mohon disampaikan kepada pemohon.
meja-hapus-done-told = ✅ Data pribadi <b>{ $kode }</b> sudah dihapus. Chat yang terhubung diberi tahu.
meja-hapus-open = <b>{ $kode }</b> masih berjalan, jadi datanya belum dapat dihapus. Bila pemohon tidak melanjutkan, tutup dahulu: <code>/tutup { $kode }</code>
meja-hapus-sent = <b>{ $kode }</b> sudah dikirim ke Dispendukcapil, jadi datanya wajib disimpan sebagai catatan register menurut aturan arsip. Foto dan PDF-nya terhapus sendiri menurut masa simpannya.
meja-hapus-not-yet = <b>{ $kode }</b> belum dapat dihapus, karena belum mempunyai kunci sendiri. Mohon sampaikan kepada yang menjaga komputer: perintahnya <code>kunci putar</code>. Sesudah itu, silakan ulangi.
meja-tutup-confirm-text =
    Tutup <b>{ $kode }</b> dengan alasan ini? Sesudah ditutup tidak dapat dibuka lagi.

    “{ $catatan }”
meja-text-too-long = Tulisan itu terlalu panjang. Mohon diringkas, paling banyak { $jumlah } huruf.
meja-nyatakan-confirm =
    <b>{ $kode }</b>: catat pernyataan Dispendukcapil per { $tanggal }?

    “{ $pernyataan }”

    Pemohon langsung dikabari. Bila tanggalnya lain, tulis tanggalnya, misalnya 31-12-2025.
meja-nyatakan-belated =
    <b>{ $kode }</b>: catat pernyataan Dispendukcapil per { $tanggal }?

    “{ $pernyataan }”

    Sudah ada pernyataan yang lebih baru: “{ $kini }” (per { $sejak }). Jadi yang ini hanya masuk riwayat: keadaannya tidak berubah, dan pemohon tidak dikabari.
    Bila pernyataan yang lebih baru itu keliru, tulis tanggalnya atau tanggal sesudahnya; yang ini lalu menggantikannya.
meja-nyatakan-date-wrong = Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-2025.
meja-kirim-unreachable =
    Petugas Dispendukcapil ini belum dapat menerima pesan di Telegram:
    { $daftar }

    Mohon minta beliau membuka chat dengan bot ini dan menekan Mulai, lalu kirim lagi.
meja-told-undelivered = ⚠️ <b>{ $kode }</b>: satu pesan atau berkas tidak dapat disampaikan. Mohon penerimanya dikabari langsung.
meja-card-moved = <b>{ $kode }</b> – { $tahap }. Kartu yang terbaru ada di bawah.
meja-kurang-not-sent =
    <b>{ $kode }</b> sudah lebih dulu dikembalikan, dengan daftar yang lain. { $oleh }

    Daftar Anda belum dikirim dan tetap tersimpan. Daftar itu terbuka lagi saat berkas ini kembali ke Kasi.
meja-kirim-left-out =
    Tidak dapat dikirim sekarang, jadi tidak diikutkan:

    { $daftar }
meja-entri-no-letters = Tulisan itu belum terbaca. Mohon tulis seperti pada berkas.
meja-by-whom = Oleh { $oleh }, { $waktu }.
meja-by-warga = Oleh pemohon, { $waktu }.

meja-petugas-list =
    <b>Petugas</b>
    { $daftar }
meja-petugas-line = • { $nama } – { $peran }
meja-petugas-line-inactive = • { $nama } – { $peran } (tidak aktif)
meja-undang-choose = Mengundang sebagai apa?
meja-undangan =
    Undangan sebagai <b>{ $peran }</b>:
    { $tautan }

    Berlaku { $jam } jam, untuk satu orang. Teruskan hanya kepada orangnya.
meja-told-joined = { $nama } sudah terdaftar sebagai { $peran }.
meja-nonaktif-choose = Siapa yang dinonaktifkan?
meja-nonaktif-confirm = Nonaktifkan <b>{ $nama }</b> ({ $peran })? Sesudah itu tidak dapat bekerja di sini sampai diundang lagi.
meja-nonaktif-done = { $nama } sudah tidak aktif.
meja-nonaktif-self = Anda tidak dapat menonaktifkan diri sendiri. Mohon petugas lain yang berhak melakukannya.
meja-told-deactivated = Tugas Anda sebagai petugas di sini sudah berakhir. Terima kasih atas kerja Anda. Bila ini keliru, silakan hubungi admin. Layanan untuk warga tetap dapat Anda pakai: /bantuan
