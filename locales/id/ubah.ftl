# Admin mengubah daftar syarat. Yang ditandai belum berlaku sebelum diterbitkan.

ubah-kinds =
    <b>Syarat yang berlaku: versi { $versi }</b>
    { $daftar }

    Layanan mana yang akan diubah?
ubah-kind-on = • { $jenis }: { $jumlah } syarat
ubah-kind-off = • { $jenis }: tidak dilayani lewat chat
ubah-marks =
    <b>Belum diterbitkan:</b>
    { $daftar }
ubah-list =
    <b>Syarat { $jenis }</b>
    { $daftar }

    Ketuk salah satu untuk mengubahnya.
ubah-list-off =
    <b>Syarat { $jenis }</b>
    { $daftar }

    Layanan ini sedang tidak dibuka. Daftarnya dapat disiapkan dahulu.
ubah-list-empty =
    <b>Syarat { $jenis }</b>
    Belum ada syarat. Layanan ini sedang tidak dibuka.
ubah-line = { $nomor }. { $syarat } ({ $demand })
ubah-one =
    <b>{ $syarat }</b>
    { $jenis }, nomor { $nomor } dari { $jumlah }, { $demand }
    Kode: <code>{ $kode }</code>
ubah-letter-known = Ini surat pengantar desa menurut SOP: nomor dan tanggalnya dicatat saat entri data.

ubah-ask-name = Apa nama syarat yang baru untuk { $jenis }? Paling panjang { $paling } huruf, karena tampil pada tombol.
ubah-ask-demand =
    <b>{ $syarat }</b>
    Kode: <code>{ $kode }</code>

    Wajib ada, atau bila ada saja?
ubah-ask-rename = Apa nama baru untuk “{ $syarat }”? Paling panjang { $paling } huruf. Jawaban warga yang sudah masuk tetap berlaku.
ubah-ask-reason = Apa alasan perubahan ini? Misalnya nomor surat Camat. Paling panjang { $paling } huruf.

ubah-added = ➕ { $syarat } ditambahkan.
ubah-renamed = ✏️ Namanya sekarang “{ $syarat }”.
ubah-asked = ✏️ { $syarat }: sekarang { $demand }.
ubah-removed = ➖ { $syarat } dihapus dari daftar.
ubah-moved = ↕️ { $syarat } dipindah.
ubah-switched-on = ✅ { $jenis } akan dibuka.
ubah-switched-off = ⛔ { $jenis } akan ditutup.
ubah-letter-goes =
    ⚠️ SOP yang ditandatangani meminta surat pengantar desa. Bila tidak diwajibkan lagi, berkas dapat diterima tanpa surat itu; nomor dan tanggalnya lalu tidak dicatat saat entri. Ini keputusan Camat.

ubah-gone = Syarat itu sudah tidak ada di daftar.
ubah-full = Daftar ini sudah berisi { $paling } syarat. Mohon hapus satu dahulu.
ubah-name-empty = Mohon tulis nama dengan huruf.
ubah-name-word = Kata itu dipakai untuk berbicara dengan bot ini. Mohon tulis nama yang lebih jelas.
ubah-name-too-long = Nama itu { $jumlah } huruf; paling panjang { $paling }. Mohon dipendekkan.
ubah-name-taken = Nama itu sudah ada di daftar ini. Mohon tulis nama lain.
ubah-last-wajib = Ini satu-satunya yang wajib. Setiap layanan perlu paling sedikit satu syarat wajib. Mohon wajibkan yang lain dahulu.
ubah-last-kind = Ini satu-satunya layanan yang dibuka. Mohon buka yang lain dahulu.
ubah-nothing-asked = { $jenis } belum mempunyai syarat wajib. Mohon tambahkan dahulu.
ubah-already = Sudah demikian; tidak ada yang berubah.
ubah-reason-too-long = Alasan itu { $jumlah } huruf; paling panjang { $paling }. Mohon dipendekkan.

ubah-preview = <b>Mohon dibaca sebelum terbit: versi { $versi }</b>
ubah-preview-ask =
    Warga akan melihat:
    <b>Syarat { $jenis }</b>
    { $daftar }
ubah-preview-off = <b>{ $jenis }</b> tidak dapat diajukan lewat chat.
ubah-preview-line = { $nomor }. { $syarat }
ubah-preview-line-optional = { $nomor }. { $syarat } (bila ada)
ubah-preview-changes =
    <b>Yang berubah</b>
    { $daftar }
ubah-reach =
    Isian warga yang belum dikirim: { $isian }. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: { $terbuka }. Tetap memakai daftar lama.
ubah-reason = Alasan: { $alasan }
ubah-unchanged = Tidak ada yang berbeda dari daftar yang berlaku.

ubah-change-on = ✅ { $jenis }: dibuka
ubah-change-off = ⛔ { $jenis }: ditutup
ubah-change-added = ➕ { $jenis }: { $syarat } ({ $demand })
ubah-change-removed = ➖ { $jenis }: { $syarat }
ubah-change-renamed = ✏️ { $jenis }: “{ $lama }” menjadi “{ $baru }”
ubah-change-asked = ✏️ { $jenis }: { $syarat } menjadi { $demand }
ubah-change-moved = ↕️ { $jenis }: urutan berubah

ubah-published = ✅ Syarat versi { $versi } berlaku mulai sekarang. Admin lain, Kasi, dan staf sudah diberi tahu.
ubah-told =
    📋 <b>Syarat versi { $versi }</b> diterbitkan oleh { $oleh }:
    { $daftar }

    Permohonan yang sudah dikirim tetap memakai daftar lama. Daftar lengkap: /syarat
ubah-newer =
    Sementara itu { $oleh } menerbitkan versi { $versi }, { $waktu }:
    { $daftar }
ubah-newer-kept = Perubahan Anda belum diterbitkan, dan sudah disesuaikan dengan versi itu. Mohon dibaca lagi.
ubah-newer-nothing = Dari perubahan Anda tidak ada lagi yang perlu diterbitkan.
ubah-drop-ask =
    Perubahan ini belum diterbitkan:
    { $daftar }

    Buang semuanya?
ubah-dropped = Perubahan sudah dibuang. Daftar yang berlaku tidak berubah.
ubah-nothing-marked = Tidak ada perubahan yang perlu dibuang.
ubah-old-button = Perubahan dari tombol itu sudah diterbitkan atau dibuang; tidak ada yang berubah. Ini keadaan sekarang.

ubah-history = <b>Riwayat syarat</b>
ubah-history-first =
    <b>Versi { $versi }</b>, { $waktu }
    Daftar awal
ubah-history-by =
    <b>Versi { $versi }</b>, { $waktu }
    oleh { $oleh }
    { $daftar }
ubah-history-file =
    <b>Versi { $versi }</b>, { $waktu }
    dari berkas kantor.toml
    { $daftar }
