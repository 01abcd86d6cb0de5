# Laporan untuk Kasi dan admin, kartu desa untuk diteruskan ke desa, serta tulisan pada gambar dan lembar kerjanya.

laporan-title = 📊 <b>Laporan { $masa }</b>
laporan-title-so-far =
    📊 <b>Laporan { $masa }</b>
    sampai { $waktu }
laporan-empty = Belum ada permohonan yang diterima pada masa ini.
laporan-counts = { $baris }
laporan-received = • Diterima: <b>{ $jumlah }</b> permohonan
laporan-kind = – { $jenis }: { $jumlah }
laporan-more =
    ▲ lebih banyak daripada { $sebelum }{ $sebagian ->
        [0] {""}
       *[other] {" "}sampai tanggal yang sama
    } ({ $jumlah })
laporan-fewer =
    ▼ lebih sedikit daripada { $sebelum }{ $sebagian ->
        [0] {""}
       *[other] {" "}sampai tanggal yang sama
    } ({ $jumlah })
laporan-same =
    ≈ hampir sama dengan { $sebelum }{ $sebagian ->
        [0] {""}
       *[other] {" "}sampai tanggal yang sama
    } ({ $jumlah })
laporan-returned = • Dikembalikan karena berkas kurang: <b>{ $jumlah }</b> ({ $persen } %)
laporan-complete = • Lengkap sejak pertama diperiksa: <b>{ $jumlah }</b> dari { $dari } yang sudah diperiksa ({ $persen } %)
laporan-not-checked = • Belum ada yang diperiksa
laporan-sent = • Dikirim ke Dispendukcapil: <b>{ $jumlah }</b>
laporan-open = • Masih berjalan: { $jumlah }
laporan-closed = • Dibatalkan: { $jumlah }
laporan-handed-over =
    📮 <b>Pengiriman masa ini</b>, kapan pun diterimanya
    • Dikirim: <b>{ $jumlah }</b> permohonan
    • Dikembalikan Dispendukcapil: { $kembali } ({ $persen } %)
    • Dinyatakan ditolak: { $ditolak }
laporan-times =
    ⏱ <b>Lama tiap langkah</b>
    Jam kerja, tanpa waktu pemohon. Dua angka:
    separuh selesai / 9 dari 10 selesai.

    { $baris }
laporan-times-too-few = ⏱ <b>Waktu tiap langkah</b>: terlalu sedikit untuk dihitung (kurang dari { $paling } permohonan).
laporan-step =
    <b>Langkah { $langkah }</b>
    { $isi }
laporan-step-desk = – di meja: { $lama }
laporan-step-handled = – ditangani: { $lama }
laporan-step-sop = – waktu SOP: { $sasaran } menit
laporan-step-sop-within = – dalam waktu SOP, { $sasaran } menit: { $persen } %
laporan-step-too-few = – terlalu sedikit untuk dihitung
laporan-spread = { $separuh } / { $sembilan }
laporan-why-not-shown = <i>Tidak ditampilkan: hampir semuanya dikerjakan satu orang.</i>
laporan-too-few = terlalu sedikit yang tercatat
laporan-not-shown = tidak ditampilkan
laporan-one-person = tidak ditampilkan, karena hampir semuanya oleh satu orang
laporan-office =
    <b>Sejak diajukan sampai dikirim</b>
    – { $lama }
laporan-missing =
    📎 <b>Yang sering kurang</b>
    { $baris }
laporan-missing-line = • { $syarat }: { $jumlah } kali, terutama { $alasan }
laporan-villages =
    🏘 <b>Asal desa</b>
    { $baris }
laporan-village =
    • { $dikenal ->
        [0] di luar daftar desa
       *[other] { $desa }
    }: { $jumlah }
laporan-village-returned =
    • { $dikenal ->
        [0] di luar daftar desa
       *[other] { $desa }
    }: { $jumlah }, dikembalikan { $kembali }
laporan-village-others = • { $desa } desa lain: { $jumlah }
laporan-other-villages = { $desa } desa lain
laporan-often = { $kali } kali
laporan-plain-title = Laporan { $masa }
laporan-village-unknown = Di luar daftar desa

laporan-form =
    Masa itu belum terbaca. Tulis misalnya:
    • <code>/laporan 2026</code>
    • <code>/laporan Maret 2026</code>
    • <code>/laporan 2 Maret</code>

    Atau ketuk salah satu:
laporan-no-such-day = Tanggal itu tidak ada di kalender. Mohon periksa lagi, misalnya <code>/laporan 2 Maret 2026</code>, atau ketuk salah satu:
laporan-several = Laporan dibuat untuk satu hari, satu bulan, atau satu tahun, misalnya <code>/laporan Maret 2026</code>. Atau ketuk salah satu:
laporan-ahead = Masa itu belum tiba. Silakan pilih masa lain:
laporan-preparing-picture = ⏳ Gambar laporan { $masa } sedang disiapkan.
laporan-preparing-sheet = ⏳ Lembar kerja laporan { $masa } sedang disiapkan.
laporan-caption = 📊 Laporan pelayanan KTP, { $masa }: { $jumlah } permohonan.
laporan-not-yours = Laporan tidak jadi dikirim, karena peran Anda sudah berubah sejak memintanya.
laporan-refused = Mohon maaf, laporan { $masa } tidak dapat dikirim ke chat ini, karena ditolak Telegram. Silakan dicoba dalam bentuk lain (gambar atau Excel), atau untuk masa yang lebih pendek. Angkanya tetap dapat dibaca dengan /laporan.
laporan-broken = Mohon maaf, laporan itu tidak dapat dibuat. Mohon beri tahu petugas yang menjaga komputer.

laporan-ask-village =
    🏘 <b>Kartu desa, { $masa }</b>

    Kartu desa mana? Kartunya tanpa nama dan tanpa kode, dan dapat langsung diteruskan ke desa.
    <i>Desa dengan kurang dari { $paling } permohonan tidak dibuatkan kartu, supaya orangnya tidak dikenali.</i>
laporan-no-villages = 🏘 Untuk { $masa } belum ada desa dengan { $paling } permohonan atau lebih. Kurang dari itu tidak dibuatkan kartu, supaya orangnya tidak dikenali.
laporan-village-too-few = Dari Desa { $desa } kurang dari { $paling } permohonan pada { $masa }. Kartunya tidak dibuat, supaya orangnya tidak dikenali.
laporan-card =
    🏘 <b>Desa { $desa }: layanan KTP { $masa }</b>
    Kecamatan { $kecamatan }

    Permohonan warga yang diterima: <b>{ $jumlah }</b>
    { $isi }

    <b>Mohon diingatkan sebelum warga berangkat</b>
    { $syarat }

    Layanan ini gratis. Pertanyaan: { $kontak }
laporan-card-nobody = Belum ada yang perlu melengkapi berkas. Terima kasih atas bantuan Bapak/Ibu.
laporan-card-few = Ada yang perlu melengkapi berkas.
laporan-card-many = Perlu melengkapi berkas: <b>{ $jumlah }</b>
laporan-card-missing =
    {""}
    <b>Yang paling sering kurang</b>
    { $baris }
laporan-card-line =
    • { $syarat }: { $alasan-code ->
        [tidak_ada] belum dibawa. Mohon dibawa dari rumah.
        [tidak_terbaca] tulisannya tidak terbaca. Mohon disiapkan yang terbaca jelas.
        [tidak_sesuai] isinya berbeda dengan data. Mohon dicocokkan lebih dahulu.
        [kedaluwarsa] sudah tidak berlaku. Mohon dibawa yang masih berlaku.
       *[lainnya] perlu diperbaiki. Mohon ditanyakan lebih dahulu kepada kami.
    }
laporan-card-various = Kekurangannya berbeda-beda.
laporan-card-bring = • { $jenis }: { $syarat }
laporan-ready =
    🏘 Kartu desa { $masa } sudah siap untuk { $jumlah } desa.

    Isinya yang paling sering kurang dari tiap desa, tanpa nama, dan dapat langsung diteruskan ke desanya.
laporan-ready-none =
    📊 Laporan { $masa } sudah siap.

    Kartu desa tidak ada, karena belum ada desa dengan { $paling } permohonan atau lebih.
laporan-month = { $bulan } { $tahun }

laporan-picture-title = Pelayanan KTP Kecamatan { $kecamatan }
laporan-made = Keadaan { $waktu }
laporan-figure-received = diterima
laporan-figure-returned = dikembalikan
laporan-figure-complete = lengkap sejak awal
laporan-figure-sent = dikirim
laporan-figure-refused = dinyatakan ditolak
laporan-percent = { $persen } %
laporan-no-figure = –
laporan-out-of = { $jumlah } dari { $dari }
laporan-per-handed-over = Pengiriman ke Dispendukcapil
laporan-per-handed-over-how = kapan pun diterimanya
laporan-per-day = Diterima tiap hari
laporan-per-month = Diterima tiap bulan
laporan-per-village = Asal desa
laporan-per-missing = Yang sering kurang
laporan-per-step = Lama tiap langkah di meja
laporan-per-step-how = jam kerja, dengan waktu menunggu giliran
laporan-step-name =
    { $langkah }{ $sasaran ->
        [0] {""}
       *[other] , SOP { $sasaran } menit
    }
laporan-legend-not-returned = tidak dikembalikan
laporan-legend-returned = dikembalikan karena kurang
laporan-legend-half = separuh
laporan-legend-most = 9 dari 10
laporan-legend-sop = waktu SOP, untuk menanganinya
laporan-within-sop = { $persen } % ditangani dalam waktu SOP
laporan-nothing-missing = Tidak ada yang dikembalikan.
laporan-footer = Angka kantor, bukan penilaian atas siapa pun. Waktu dari kurang dari 10 permohonan tidak ditampilkan.

laporan-sheet-summary = Ringkasan
laporan-sheet-villages = Per desa
laporan-sheet-missing = Syarat kurang
laporan-sheet-days = Per hari
laporan-sheet-months = Per bulan
laporan-column-what = Yang dihitung
laporan-column-count = Jumlah
laporan-column-share = Bagian
laporan-column-village = Desa
laporan-column-received = Diterima
laporan-column-returned = Dikembalikan
laporan-column-commonest = Paling sering kurang
laporan-column-missing = Syarat
laporan-column-times = Berapa kali diminta
laporan-column-people = Dari berapa permohonan
laporan-column-why = Terutama karena
laporan-column-day = Tanggal
laporan-column-month = Bulan
laporan-column-step = Langkah SOP
laporan-column-sop = SOP (menit)
laporan-column-done = Selesai
laporan-column-desk-half = Di meja: separuh (menit)
laporan-column-desk-most = Di meja: 9 dari 10 (menit)
laporan-column-handled-half = Ditangani: separuh (menit)
laporan-column-handled-most = Ditangani: 9 dari 10 (menit)
laporan-column-within-sop = Dalam waktu SOP
laporan-row-received = Diterima
laporan-row-kind = – { $jenis }
laporan-row-returned = Dikembalikan karena berkas kurang
laporan-row-complete = Lengkap sejak pertama diperiksa
laporan-row-checked = Sudah diperiksa
laporan-row-sent = Dikirim ke Dispendukcapil
laporan-row-open = Masih berjalan
laporan-row-closed = Dibatalkan
laporan-row-handed-over = Pengiriman masa ini, kapan pun diterimanya
laporan-row-sent-back = – dikembalikan Dispendukcapil
laporan-row-refused = – dinyatakan ditolak
laporan-row-office = Seluruh waktu kantor, sejak diajukan sampai dikirim
laporan-row-step = { $langkah }
laporan-row-total = Jumlah
laporan-why = { $alasan }
laporan-how-counted = Yang dihitung: permohonan yang pertama kali diterima pada masa ini, menurut hari kantor (WIB), sebagaimana keadaannya saat laporan dibuat.
laporan-how-shares = Dikembalikan: bagian dari yang diterima. Lengkap sejak pertama diperiksa: bagian dari yang sudah diperiksa.
laporan-how-handed-over = Pengiriman masa ini: permohonan yang dikirim ke Dispendukcapil pada masa ini, masing-masing satu kali; bagiannya dari jumlah itu. Yang ditarik staf karena petugasnya berganti tidak dihitung sebagai dikembalikan.
laporan-how-times = Waktu: jam kerja menurut kalender kantor, tanpa waktu pemohon dan Dispendukcapil. Separuh dan 9 dari 10 selesai dalam waktu itu atau kurang.
laporan-how-person = Waktu dari kurang dari 10 permohonan tidak ditampilkan. Lama ditangani tidak ditampilkan bila lebih dari 8 dari 10 dikerjakan satu orang.
