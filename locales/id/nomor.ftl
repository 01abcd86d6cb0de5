# Nomor register: nomor berikutnya, nomor untuk pencatatan di kertas, dan penerimaan yang dicatat dari kertas.

nomor-now =
    🔢 Nomor register berikutnya: <b>{ $nomor }</b>

    Bila komputer atau jaringan akan mati, siapkan beberapa nomor untuk kertas lebih dahulu. Bila pindah dari buku kertas, atur nomor berikutnya.

    { $daftar }
nomor-line-earlier = • { $dari } s.d. { $sampai }: dari buku kertas sebelumnya
nomor-line-paper = • { $dari } s.d. { $sampai }: untuk kertas, belum dipakai { $sisa }
nomor-ask-count =
    Berapa nomor yang disiapkan untuk kertas? Ketuk salah satu, atau tulis angkanya.
    <i>Paling banyak { $paling }.</i>
nomor-ask-next =
    Nomor berikutnya sekarang <b>{ $nomor }</b>. Seharusnya nomor berapa?
    <i>Contoh: tulis 151 bila nomor terakhir di buku kertas 150.</i>
nomor-not-a-number = Angkanya belum terbaca. Mohon tulis angkanya saja, misalnya 151.
nomor-count-range = Nomor untuk kertas disiapkan 1 sampai { $paling } sekali jalan. Mohon tulis jumlah di antaranya.
nomor-too-high = Nomor setinggi itu tidak dapat dipakai. Mohon periksa angkanya, lalu tulis lagi.
nomor-behind = Nomor itu sudah terpakai; nomor berikutnya paling rendah <b>{ $nomor }</b>. Mohon tulis nomor yang lebih tinggi.
nomor-next-already = Nomor berikutnya memang <b>{ $nomor }</b>. Tidak ada yang perlu diubah.
nomor-confirm-paper =
    { $jumlah ->
        [1] Nomor <b>{ $dari }</b>
       *[other] { $jumlah } nomor, <b>{ $dari }</b> s.d. <b>{ $sampai }</b>,
    } disiapkan untuk kertas. Sistem tidak akan memakainya, dan ini tidak dapat dibatalkan. Sudah benar?
nomor-confirm-earlier =
    Nomor berikutnya menjadi <b>{ $nomor }</b>.
    { $jumlah ->
        [1] Nomor { $dari } dianggap ada
       *[other] { $jumlah } nomor, { $dari } s.d. { $sampai }, dianggap ada
    } di buku kertas sebelumnya, dan ini tidak dapat dibatalkan. Sudah benar?
nomor-moved = Sementara itu ada berkas yang diterima, jadi nomornya bergeser.
nomor-done-paper =
    ✅ Nomor { $dari } s.d. { $sampai } disiapkan untuk kertas. Lembar untuk dicetak menyusul di sini.

    Yang diterima di kertas dicatat kemudian: staf mendaftarkan pemohon dengan /daftarkan, lalu mengetik <code>/kertas KODE</code>.
nomor-done-earlier = ✅ Nomor register berikutnya sekarang { $nomor }.
nomor-stopped = Baik, tidak ada yang diubah.
nomor-page-caption = 🖨 Lembar kertas untuk nomor { $dari } s.d. { $sampai }. Cetak sebelum dibutuhkan, dan simpan di loket.
nomor-ask-void =
    Nomor kertas mana yang tidak akan dipakai? Ketuk salah satu, atau tulis nomornya.
    <i>Contoh: 35, atau 36-40</i>
nomor-void-none = Semua nomor untuk kertas sudah tercatat. Tidak ada yang tersisa.
nomor-void-form = Nomornya belum terbaca. Mohon tulis satu nomor, misalnya 35, atau beberapa yang berurutan, misalnya 36-40.
nomor-void-why =
    { $jumlah ->
        [1] Nomor <b>{ $dari }</b>
       *[other] { $jumlah } nomor, <b>{ $dari }</b> s.d. <b>{ $sampai }</b>,
    } akan dicatat tidak dipakai. Nomornya tetap ada di register beserta sebabnya, dan ini tidak dapat dibatalkan.

    Apa sebabnya?
nomor-void-used = Nomor { $nomor } sudah dipakai. Mohon periksa lembar kertasnya, lalu pilih nomor yang lain.
nomor-void-already = Nomor { $nomor } sudah dicatat tidak dipakai.
nomor-void-not-set-aside = Nomor { $nomor } bukan nomor untuk kertas. Mohon pilih nomor yang disiapkan untuk kertas.
nomor-void-done = ✅ { $jumlah ->
        [1] Nomor { $dari }
       *[other] Nomor { $dari } s.d. { $sampai }
    } dicatat tidak dipakai.
nomor-paper-none = Belum ada nomor yang disiapkan untuk kertas, atau semuanya sudah dicatat. Mohon Kasi atau admin menyiapkannya dengan /nomor. Yang diterima sekarang cukup dengan /terima.
nomor-paper-ask-nomor =
    Penerimaan di kertas untuk <b>{ $kode }</b> – { $nama }.
    Nomor berapa yang tertulis di lembar kertas?
nomor-paper-used = Nomor { $nomor } sudah dipakai. Mohon periksa lembar kertasnya, lalu tulis nomor yang lain.
nomor-paper-void = Nomor { $nomor } sudah dicatat tidak dipakai. Mohon periksa lembar kertasnya, lalu tulis nomor yang lain. Bila memang nomor itu yang tertulis, terima berkasnya dengan /terima: nomornya menjadi nomor baru.
nomor-paper-not-set-aside = Nomor { $nomor } bukan nomor untuk kertas. Mohon periksa lembar kertasnya. Nomor untuk kertas disiapkan Kasi dengan /nomor.
nomor-paper-ask-when =
    Nomor { $nomor }. Kapan berkasnya diterima?
    <i>Contoh: kemarin 09.30, atau 28 November 2026 09.30</i>
nomor-paper-when-form = Waktunya belum terbaca. Mohon tulis tanggal dan jamnya, misalnya <i>28 November 2026 09.30</i>.
nomor-in-future = Waktu itu belum lewat. Mohon tulis kapan berkasnya diterima di kertas.
nomor-other-year = Tahunnya berbeda dengan tahun nomornya. Mohon periksa tanggal di lembar kertas.
nomor-paper-confirm =
    <b>{ $kode }</b> – { $nama }
    Diterima di kertas: { $waktu }
    Nomor register: { $nomor }

    Sudah sesuai dengan lembar kertas?
nomor-paper-early = ⚠️ Itu { $hari } hari sebelum nomornya disiapkan. Mohon periksa tanggalnya sekali lagi.
nomor-before-request = Permohonan ini baru diajukan lewat chat { $waktu }, jadi berkasnya tidak mungkin diterima sebelum itu. Mohon periksa tanggal di lembar kertas.
nomor-paper-done = ✅ { $kode } diterima dengan nomor { $nomor }, menurut kertas { $waktu }. Sekarang menunggu Kasi.
nomor-paper-stopped = Baik, penerimaan { $kode } belum dicatat.
nomor-has-number = { $kode } sudah bernomor. Berkas yang datang kembali cukup diterima dengan /terima.
nomor-on-paper = 📝 Diterima di kertas { $waktu }
