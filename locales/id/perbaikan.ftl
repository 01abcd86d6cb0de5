# Data permohonan yang diperbaiki atas permintaan orangnya (UU 27/2022 pasal 6 dan 30). Bukan layanan pembetulan data KTP.

bagian-nama = nama
bagian-nik = NIK
bagian-kk = nomor KK
bagian-desa = desa
bagian-telepon = nomor telepon
bagian-tempat-lahir = tempat lahir
bagian-tanggal-lahir = tanggal lahir
bagian-jenis-kelamin = jenis kelamin
bagian-alamat = alamat
bagian-rt-rw = RT/RW
bagian-koreksi = isi perbaikan KTP

perbaikan-none = Dari chat ini belum ada permohonan yang datanya dapat diubah. Bila yang keliru data di KTP, ajukan pembetulannya dengan /ajukan.
perbaikan-only-draft = Datanya masih di isian yang belum dikirim, jadi dapat Bapak/Ibu ubah sendiri: lanjutkan isian, lalu di ringkasannya ketuk tombol ✏️ pada data yang keliru.
perbaikan-choose =
    Data di permohonan mana yang keliru?

    { $daftar }
perbaikan-ask-bagian =
    <b>Permohonan { $kode }</b>, { $nama }

    Data mana yang keliru tertulis di sini?

    { $cara }
    <i>Bila yang keliru data di KTP atau KK-nya, ajukan pembetulannya dengan /ajukan.</i>
perbaikan-how-now = Berkasnya belum diterima petugas, jadi langsung kami ubah.
perbaikan-how-asked = Berkasnya sudah diterima, jadi petugas mencocokkannya dahulu dengan berkas. Jawabannya paling lambat 3 × 24 jam. Nomor telepon langsung kami ubah.
perbaikan-how-sent = Datanya sudah dikirim ke Dispendukcapil. Petugas menjawab paling lambat 3 × 24 jam, apa yang masih dapat dilakukan. Nomor telepon langsung kami ubah.
perbaikan-ask-nama = Nama yang benar bagaimana? Silakan tulis lengkap, sama seperti di KK.
perbaikan-ask-nik = NIK yang benar berapa? Silakan tulis 16 angkanya; ada di KK, pada baris nama pemohon.
perbaikan-ask-kk = Nomor KK yang benar berapa? Silakan tulis 16 angkanya; ada di bagian atas KK.
perbaikan-ask-desa = Desa yang benar mana? Ketuk salah satu tombol, atau tulis nama desanya.
perbaikan-ask-telepon =
    Nomor telepon yang benar berapa?
    <i>Contoh: 0812-3456-7890.</i>
perbaikan-ask-tempat-lahir = Tempat lahir yang benar di mana? Silakan tulis sama seperti di KK.
perbaikan-ask-tanggal-lahir =
    Tanggal lahir yang benar kapan?
    <i>Contoh: 31-12-1990.</i>
perbaikan-ask-jenis-kelamin = Jenis kelamin yang benar apa? Ketuk salah satu tombol.
perbaikan-ask-alamat =
    Alamat yang benar bagaimana? Silakan tulis jalan atau dusun dan nomor rumahnya, tanpa RT/RW.
    <i>Contoh: Jl. Contoh 12.</i>
perbaikan-ask-rt-rw =
    RT dan RW yang benar berapa?
    <i>Contoh: 003/002.</i>
perbaikan-ask-koreksi = Data KTP mana yang ingin Bapak/Ibu ubah permintaannya? Yang bertanda ✅ sudah diminta diperbaiki.
perbaikan-koreksi-stands = Yang diminta sekarang, { $element }: “{ $sekarang }” menjadi “{ $seharusnya }”.
perbaikan-entri-later = Tempat dan tanggal lahir, jenis kelamin, dan alamat nanti dibaca petugas dari berkas, jadi di sini belum ada yang perlu diubah.
perbaikan-numbers-at-counter = NIK dan nomor KK tidak kami tanyakan lewat chat. Bila ada yang keliru, silakan datang ke { $kontak } dengan membawa KK; petugas memperbaikinya.
perbaikan-numbers-wait = Demi keamanan, NIK dan nomor KK orang lain belum dapat diubah lagi dari chat ini. Silakan coba lagi sesudah satu jam, atau hubungi { $kontak } dengan membawa KK.
perbaikan-entri-of-pemohon = Data kelahiran, jenis kelamin, dan alamat dicatat petugas dari berkas, jadi hanya dapat diminta diubah dari chat pemohon sendiri, atau di { $kontak }.
perbaikan-last-koreksi = Di permohonan <b>{ $kode }</b> tinggal itu data KTP yang diminta diperbaiki, jadi tidak dapat dihapus.
perbaikan-not-given = belum ada
perbaikan-tanpa-telepon = dihapus
perbaikan-nilai = { $nilai }
perbaikan-tanggal = { $tanggal }
perbaikan-sex = { $sex }
perbaikan-rt-rw = { $rt }/{ $rw }
perbaikan-koreksi = { $element }: “{ $sekarang }” menjadi “{ $seharusnya }”
perbaikan-koreksi-kind = { $element } (isinya hanya tampil di chat pemohon)
perbaikan-tanpa-koreksi = { $element }: tidak diperbaiki
perbaikan-confirm =
    <b>Permohonan { $kode }</b>: { $bagian }

    Sekarang tertulis: { $lama }
    Diubah menjadi: <b>{ $baru }</b>

    Sudah benar?
perbaikan-confirm-asked =
    <b>Permohonan { $kode }</b>: { $bagian }

    Sekarang tertulis: { $lama }
    Seharusnya: <b>{ $baru }</b>

    Kami mintakan petugas untuk memeriksanya?
perbaikan-changed = ✅ Sudah diubah, Bapak/Ibu. Di permohonan <b>{ $kode }</b>, { $bagian } sekarang { $baru }.
perbaikan-asked =
    ✅ Sudah kami sampaikan ke petugas: { $bagian } di permohonan <b>{ $kode }</b>.

    Jawabannya kami kirim ke chat ini, paling lambat { $batas }.
perbaikan-same = Di sini { $bagian } memang sudah tertulis begitu, Bapak/Ibu. Bila maksudnya lain, silakan tulis yang benar.
perbaikan-same-numbers = Nomor itu sama dengan nomor yang lain: NIK dan nomor KK selalu berbeda. Mohon dicek lagi di KK, lalu tulis yang benar.
perbaikan-waiting = Permintaan tentang { $bagian } di permohonan <b>{ $kode }</b> sudah kami terima { $sejak }. Petugas menjawabnya paling lambat { $batas }.
perbaikan-taken-back = Baik, permintaan tentang { $bagian } di permohonan <b>{ $kode }</b> sudah dibatalkan. Datanya tetap seperti semula.
perbaikan-taken-back-before = Permintaan tentang { $bagian } di permohonan <b>{ $kode }</b> sudah dibatalkan { $waktu }. Datanya tetap seperti semula.
perbaikan-fixed-first = Petugas sudah lebih dahulu menjawab, { $waktu }: di permohonan <b>{ $kode }</b>, { $bagian } sudah diperbaiki sesuai permintaan. Bila perlu, silakan minta lagi.
perbaikan-refused-first =
    Petugas sudah lebih dahulu menjawab, { $waktu }: di permohonan <b>{ $kode }</b>, { $bagian } belum dapat diubah.

    { $alasan }
perbaikan-not-the-asker = Permintaan itu disampaikan dari chat lain yang terhubung, jadi hanya dapat dibatalkan dari chat itu.
perbaikan-over-closed =
    Permintaan mengubah data yang belum dijawab ikut berakhir:
    { $daftar }
perbaikan-over-line = • { $bagian }
perbaikan-taken = Mohon maaf, ini belum dapat kami ubah lewat chat. Silakan hubungi { $kontak }, atau datang ke kantor kecamatan dengan membawa KK.
perbaikan-kept = Baik, tidak ada yang diubah.
perbaikan-closed = Permohonan <b>{ $kode }</b> sudah berakhir, jadi datanya tidak dipakai lagi. Bila ingin, hapus dengan /hapusdata.
perbaikan-told-changed = Di permohonan <b>{ $kode }</b> ({ $nama }), { $bagian } baru saja diubah dari chat lain yang terhubung. Bila ini keliru, hubungi { $kontak }.
perbaikan-told-fixed = ✅ Di permohonan <b>{ $kode }</b> ({ $nama }), { $bagian } sudah diperbaiki petugas sesuai berkas: { $baru }.
perbaikan-told-numbers-fixed = ✅ Di permohonan <b>{ $kode }</b> ({ $nama }), NIK dan nomor KK sudah diperbaiki petugas di kantor, sesuai KK.
perbaikan-told-refused =
    Tentang { $bagian } di permohonan <b>{ $kode }</b> ({ $nama }): petugas sudah memeriksanya, dan belum dapat mengubahnya.

    { $alasan }
perbaikan-why = { $alasan }
perbaikan-why-text = “{ $catatan }”
perbaikan-line-waiting = Permintaan mengubah { $bagian } sedang diperiksa petugas; dijawab paling lambat { $batas }.

perbaikan-told-asked = ✏️ Pemohon <b>{ $kode }</b> meminta { $bagian } diperbaiki. Dijawab paling lambat { $batas }.
perbaikan-told-taken-back = ↩️ Pemohon <b>{ $kode }</b> membatalkan permintaannya tentang { $bagian }. Tidak perlu dijawab lagi.
perbaikan-card-line = ✏️ Diminta diperbaiki: { $bagian }. Dijawab paling lambat { $batas }.
perbaikan-list-none = Tidak ada permintaan ubah data yang menunggu.
perbaikan-list =
    <b>Permintaan ubah data</b>
    Dijawab dalam 3 × 24 jam, hari libur ikut dihitung.

    { $daftar }
perbaikan-list-line = • <b>{ $kode }</b>, { $bagian }: paling lambat { $batas }
perbaikan-list-line-late = • ⚠️ <b>{ $kode }</b>, { $bagian }: terlambat, batasnya { $batas }
perbaikan-open =
    <b>Permintaan ubah data { $kode }</b>
    { $nama }

    Diminta diperbaiki: { $bagian }
    Yang tercatat: { $lama }
    Menurut pemohon: <b>{ $baru }</b>

    Diminta { $sejak }; dijawab paling lambat { $batas }.
    Mohon cocokkan dengan berkas.
perbaikan-open-sent =
    <b>Permintaan ubah data { $kode }</b>
    { $nama }

    Diminta diperbaiki: { $bagian }
    Yang dikirim: { $lama }
    Menurut pemohon: <b>{ $baru }</b>

    Diminta { $sejak }; dijawab paling lambat { $batas }.
    Data yang sudah dikirim ke Dispendukcapil tidak diubah di sini. Mohon jelaskan kepada pemohon apa yang perlu dilakukan.
perbaikan-answered = Permintaan tentang { $bagian } di <b>{ $kode }</b> sudah dijawab { $oleh }, { $waktu }.
perbaikan-answered-taken-back = Permintaan tentang { $bagian } di <b>{ $kode }</b> sudah dibatalkan pemohon, { $waktu }. Tidak perlu dijawab lagi.
perbaikan-refuse-why = Mengapa { $bagian } di <b>{ $kode }</b> tidak diubah? Pilih alasannya, atau tulis dengan kata-kata sendiri. Pemohon membacanya.
perbaikan-refuse-text = Silakan tulis jawaban untuk pemohon <b>{ $kode }</b> tentang { $bagian }, paling panjang 300 huruf.
perbaikan-refuse-confirm =
    Jawaban untuk pemohon <b>{ $kode }</b> tentang { $bagian }:

    { $alasan }

    Kirim jawaban ini?
perbaikan-done-fixed = ✅ { $kode }: { $bagian } sudah diperbaiki menjadi { $baru }. Pemohon diberi tahu.
perbaikan-done-refused = ✅ { $kode }: jawaban tentang { $bagian } dikirim ke pemohon.
perbaikan-entri-changed = Data <b>{ $kode }</b> baru saja diperbaiki atas permintaan pemohon, jadi belum disimpan. Mohon cocokkan lagi dengan berkas; yang sudah Anda isikan dari berkas tetap ada.
perbaikan-antrean-line = ✏️ { $jumlah } permintaan ubah data menunggu jawaban, yang pertama paling lambat { $batas }: /perbaikan
perbaikan-reminder =
    ⏰ <b>Permintaan ubah data menunggu jawaban</b>

    { $daftar }

alasan-tolak-sesuai-berkas = Data yang tercatat sudah sama dengan yang tertulis di berkas. Bila di KK-nya yang keliru, data di KK diperbaiki dahulu di Dispendukcapil.
alasan-tolak-bukti-kurang = Berkas yang ada belum menunjukkan data yang baru. Silakan bawa KK terbaru yang asli ke kantor kecamatan, lalu minta lagi dengan /ubahdata.
alasan-tolak-dispendukcapil = Datanya diperbaiki di Dispendukcapil. Silakan ke sana membawa KK asli, KTP bila ada, dan surat yang menunjukkan data yang benar: akta kelahiran, ijazah, atau buku nikah.
alasan-tolak-lainnya = Alasan lain
