# Pelaksana harian (Plh.) Kasi Pelayanan: ditunjuk dari tanggal sampai tanggal.

plh-list =
    <b>Pelaksana harian Kasi Pelayanan</b>
    { $daftar }
plh-list-empty = Belum ada pelaksana harian yang ditunjuk.
plh-line = • { $nama }: { $hari }
plh-line-today = • { $nama }: { $hari } (sedang bertugas)
plh-choose = Siapa yang ditunjuk sebagai pelaksana harian Kasi Pelayanan?
plh-nobody = Belum ada petugas lain yang dapat ditunjuk. Mohon undang dahulu: /undang
plh-from = <b>{ $nama }</b> bertugas mulai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
plh-to = <b>{ $nama }</b> bertugas mulai { $mulai }, sampai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
plh-date-wrong = Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-2026.
plh-date-past = Tanggal itu sudah lewat. Mohon pilih hari ini atau sesudahnya.
plh-date-backwards = Tanggal itu sebelum hari pertama, { $mulai }. Mohon pilih tanggal yang sama atau sesudahnya.
plh-too-long = Paling lama { $hari } hari sekali tunjuk. Mohon pilih tanggal yang lebih awal.
plh-confirm =
    <b>{ $nama }</b> menjadi pelaksana harian Kasi Pelayanan
    { $hari }

    Beliau ikut memeriksa berkas, kecuali yang beliau terima sendiri. Sudah benar?
plh-before = <b>{ $nama }</b> sudah ditunjuk untuk { $hari }. Mohon pilih tanggal lain, atau akhiri dahulu yang itu.
plh-not-possible = Petugas itu tidak dapat ditunjuk. Mohon pilih petugas lain.
plh-done = ✅ <b>{ $nama }</b> menjadi pelaksana harian Kasi Pelayanan, { $hari }. Semua petugas terkait dikabari.
plh-told-you =
    Anda ditunjuk { $oleh } sebagai <b>pelaksana harian Kasi Pelayanan</b>, { $hari }.

    Selama itu Anda juga memeriksa berkas, kecuali yang Anda terima sendiri. Yang menunggu diperiksa: /antrean kasi
plh-told = { $nama } ditunjuk { $oleh } sebagai pelaksana harian Kasi Pelayanan, { $hari }.
plh-begins-you = Mulai hari ini sampai { $sampai } Anda bertugas sebagai <b>pelaksana harian Kasi Pelayanan</b>. Yang menunggu diperiksa: /antrean kasi
plh-today-you = Hari ini Anda bertugas sebagai <b>pelaksana harian Kasi Pelayanan</b>. Yang menunggu diperiksa: /antrean kasi
plh-today = Hari ini { $nama } bertugas sebagai pelaksana harian Kasi Pelayanan.
plh-begins = Mulai hari ini sampai { $sampai }, { $nama } bertugas sebagai pelaksana harian Kasi Pelayanan.
plh-over-you = Tugas Anda sebagai pelaksana harian Kasi Pelayanan sudah selesai. Terima kasih.
plh-over-you-on = Tugas Anda sebagai pelaksana harian Kasi Pelayanan, { $hari }, sudah selesai. Terima kasih.
plh-over-on = Tugas { $nama } sebagai pelaksana harian Kasi Pelayanan, { $hari }, sudah selesai.
plh-list-over = Antrean pemeriksaan dibuka oleh Kasi Pelayanan. Tugas Anda sebagai pelaksana harian, { $hari }, sudah selesai. Terima kasih.
plh-list-not-yet = Antrean pemeriksaan dapat Anda buka selama Anda bertugas sebagai pelaksana harian: { $hari }.
plh-list-of-kasi = Antrean pemeriksaan dibuka oleh Kasi Pelayanan, atau pelaksana harian selama bertugas.
plh-over = Tugas { $nama } sebagai pelaksana harian Kasi Pelayanan sudah selesai.
plh-end-confirm = Akhiri sekarang tugas <b>{ $nama }</b> sebagai pelaksana harian ({ $hari })?
plh-end-done = Tugas { $nama } sebagai pelaksana harian sudah diakhiri.
plh-end-done-on = Tugas { $nama } sebagai pelaksana harian, { $hari }, sudah diakhiri.
plh-ended-you-on = Tugas Anda sebagai pelaksana harian Kasi Pelayanan, { $hari }, diakhiri oleh { $oleh }. Terima kasih.
plh-ended-on = Tugas { $nama } sebagai pelaksana harian Kasi Pelayanan, { $hari }, diakhiri oleh { $oleh }.
plh-ended-you = Tugas Anda sebagai pelaksana harian Kasi Pelayanan diakhiri oleh { $oleh }. Terima kasih.
plh-ended = Tugas { $nama } sebagai pelaksana harian Kasi Pelayanan diakhiri oleh { $oleh }.
plh-end-nothing = Tugas pelaksana harian itu sudah berakhir. Yang berlaku ada di /pelaksana.
plh-named = { $nama }, Plh. Kasi
plh-help =
    <b>Sebagai pelaksana harian Kasi Pelayanan</b>

    /antrean kasi – permohonan yang menunggu diperiksa
    /lengkap KODE – menyatakan lengkap
    /kurang KODE – mengembalikan dengan daftar kekurangan
    /tunda – menyatakan atau mencabut tunda, misalnya blangko habis
