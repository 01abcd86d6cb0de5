# Kalender kerja: dilihat admin dan Kasi, diubah admin.

kalender-week =
    <b>Kalender kerja</b>

    Jam kerja minggu ini:
    { $daftar }
kalender-day-open = { $hari }: { $jam }
kalender-day-libur = { $hari }: libur, { $nama }
kalender-day-none = Kantor tutup sepanjang minggu.
kalender-coming =
    Libur berikutnya:
    { $daftar }
kalender-coming-none = Belum ada libur berikutnya yang tercatat.
kalender-libur-line =
    • { $hari }: { $nama } ({ $kepastian-code ->
        [perkiraan] <b>perkiraan</b>{ $dasar ->
            [perkiraan] {""}
           *[other] , { $dasar }
        }
       *[pasti] { $dasar }
    })
kalender-libur-short = • { $hari }: { $nama }
kalender-hours-list =
    Jam khusus:
    { $daftar }
kalender-hours-none = Tidak ada jam khusus. Jam kerja seperti biasa.
kalender-hours-line =
    • { $hari } ({ $dasar })
    { $jam }
kalender-usual =
    Jam kerja biasa:
    { $jam }
kalender-usual-coming =
    Yang akan berubah:
    { $daftar }
kalender-usual-line = • mulai { $mulai }, { $hari }: { $jam } ({ $dasar })
kalender-usual-pick = Jam hari apa yang berubah? Silakan pilih.
kalender-hari-one = { $hari }
kalender-hari-many = { $dari } sampai { $sampai }
kalender-unconfirmed =
    ⚠️ Kalender <b>{ $tahun }</b> belum dipastikan. { $perkiraan ->
        [0] Belum ada libur yang tercatat sebagai perkiraan.
       *[other] { $perkiraan } hari libur masih perkiraan.
    } { $cuti ->
        [0] Cuti bersama belum dicatat.
       *[other] Cuti bersama tercatat { $cuti } hari.
    }
kalender-warning =
    { $daftar }

    Bila ketetapan libur sudah terbit, mohon dicocokkan di kalender: perbaiki tanggal yang berbeda, tambahkan yang belum ada, lalu pastikan tahunnya. Sebelum itu, waktu kerja dihitung dengan tanggal perkiraan.

kalender-ask-pick = Libur yang mana? Silakan pilih, atau tulis tanggalnya, misalnya 17-08-2027.
kalender-ask-pick-none = Belum ada libur berikutnya. Untuk libur yang sudah lewat, silakan tulis tanggalnya, misalnya 17-08-2026.
kalender-entry =
    <b>{ $hari }</b>
    { $nama }
    Jenis: { $jenis }
    Dasar: { $dasar }
    Tanggal: { $kepastian }
kalender-ask-tanggal = Liburnya tanggal berapa? Tulis misalnya 17-08-2027 atau 17 Agustus 2027.
kalender-ask-jenis = { $hari }: libur apa?
kalender-ask-nama = Apa nama libur pada { $hari }? Misalnya: Cuti Bersama Idul Fitri.
kalender-ask-ke =
    <b>{ $nama }</b>, sekarang { $hari }.

    Dipindah ke tanggal berapa? Tulis misalnya 17-08-2027 atau 17 Agustus 2027.
kalender-ask-dari = Jam khusus mulai tanggal berapa? Tulis misalnya 08-02-2027 atau 8 Februari 2027.
kalender-ask-sampai = Mulai { $dari }. Sampai tanggal berapa? Tulis misalnya 09-03-2027; bila hanya sehari, tulis tanggal yang sama.
kalender-ask-biasa =
    { $hari }: jam berapa kantor buka pada Senin sampai Kamis?

    Tulis misalnya 08.00-12.00, 12.30-15.00
kalender-ask-jumat = Jam berapa kantor buka pada Jumat? Tulis misalnya 08.00-11.30, 13.00-15.00
kalender-ask-jam =
    Jam berapa kantor buka pada <b>{ $hari }</b>?

    Tulis misalnya 07.30-12.00, 13.00-16.00
kalender-ask-mulai = Jam itu berlaku mulai tanggal berapa? Tulis misalnya 04-01-2027 atau 4 Januari 2027.
kalender-ask-dasar = Apa dasarnya? Tulis nama atau nomor suratnya, misalnya: SKB 3 Menteri tentang libur 2027.

kalender-date-form = Tanggal itu belum dapat kami baca.
kalender-date-no-such-day = Tanggal itu tidak ada di kalender. Mohon periksa hari dan bulannya.
kalender-date-far = Tanggal itu terlalu jauh dari sekarang. Mohon periksa tahunnya.
kalender-date-taken = { $hari } sudah tercatat libur: { $nama }.
kalender-date-none = { $hari } tidak tercatat sebagai libur.
kalender-date-certain = { $hari }, { $nama }, sudah pasti. Tidak ada yang perlu diubah.
kalender-sampai-before = Tanggal akhir tidak boleh sebelum { $dari }. Mohon tulis tanggal akhirnya lagi.
kalender-sampai-long = Jam khusus paling lama satu tahun. Mohon tulis tanggal akhirnya lagi.
kalender-hours-form = Jam itu belum dapat kami baca.
kalender-hours-backwards = Jam tutupnya lebih awal daripada jam bukanya. Mohon tulis lagi.
kalender-hours-overlap = Jam-jam itu bertumpuk atau tidak berurutan. Mohon tulis dari pagi ke sore.
kalender-early = Yang sudah lewat tidak dapat diubah. Paling cepat mulai { $hari }.
kalender-never-open = Dengan itu kantor tidak pernah buka lagi. Tidak ada yang diubah.
kalender-nama-wrong = Mohon tulis nama liburnya, 3 sampai { $jumlah } huruf.
kalender-dasar-wrong = Mohon tulis dasarnya, 3 sampai { $jumlah } huruf.

kalender-preview-add =
    Libur baru:
    <b>{ $hari }</b>
    { $nama } ({ $jenis })
    Dasar: { $dasar }
kalender-preview-move =
    <b>{ $nama }</b> dipindah:
    dari { $hari }
    ke <b>{ $ke }</b>
    Dasar: { $dasar }
kalender-preview-cancel =
    Bukan libur lagi:
    <b>{ $hari }</b>
    { $nama }
    Dasar: { $dasar }
kalender-preview-confirm =
    Tanggal ini dipastikan:
    <b>{ $hari }</b>
    { $nama }
    Dasar: { $dasar }
kalender-preview-year =
    Kalender <b>{ $tahun }</b> dipastikan. Yang masih perkiraan menjadi pasti:
    { $daftar }

    Dasar: { $dasar }
kalender-preview-year-none =
    Kalender <b>{ $tahun }</b> dipastikan. Semua liburnya sudah pasti.

    Dasar: { $dasar }
kalender-cuti-none = ⚠️ Cuti bersama { $tahun } belum dicatat. Bila sudah ditetapkan, mohon ditambahkan dahulu.
kalender-preview-hours =
    Jam khusus
    <b>{ $hari }</b>
    { $jam }
    Dasar: { $dasar }
kalender-hours-there = Untuk sebagian hari itu sudah ada jam khusus. Yang baru ini yang berlaku.
kalender-preview-end =
    Jam khusus dibatalkan, jam kerja kembali seperti biasa:
    { $hari }
    ({ $dasar })
kalender-preview-end-from =
    Jam khusus diakhiri. Jam kerja kembali seperti biasa mulai <b>{ $sejak }</b>.

    Yang diakhiri:
    { $hari }
    ({ $dasar })
kalender-preview-usual =
    Jam kerja baru
    <b>{ $hari }</b>: { $jam }
    mulai <b>{ $mulai }</b>
    Dasar: { $dasar }
kalender-usual-later = Mulai { $mulai } sudah tercatat jam lain. Itu tetap berlaku.
kalender-usual-khusus = Pada { $hari }, jam khusus tetap berlaku.
kalender-effect = Hari kerja { $tahun }: { $dari } menjadi { $ke }.
kalender-effect-none = Jumlah hari kerja tetap.
kalender-past = ⚠️ Ini menyangkut waktu yang sudah lewat. Yang sudah tercatat ikut dihitung ulang.
kalender-save = Simpan?
kalender-done = ✅ Sudah disimpan. Jam kerja dihitung ulang.
kalender-told = 📅 Kalender kerja diubah oleh { $oleh }.
kalender-dropped = Baik, tidak ada yang berubah.
kalender-passed = Pertanyaan itu sudah tidak terbuka; tidak ada yang berubah.
kalender-hours-gone = Jam khusus itu sudah berakhir. Tidak ada yang berubah.
kalender-year-done = Kalender { $tahun } sudah dipastikan.

kalender-history =
    <b>Riwayat perubahan kalender</b>

    { $daftar }
kalender-history-none = Kalender belum pernah diubah.
kalender-changed-ditambah = • { $waktu }, { $oleh }: menambah { $hari }, { $nama } ({ $dasar })
kalender-changed-dipindah = • { $waktu }, { $oleh }: memindah { $nama } dari { $hari } ke { $ke } ({ $dasar })
kalender-changed-dibatalkan = • { $waktu }, { $oleh }: membatalkan libur { $hari }, { $nama } ({ $dasar })
kalender-changed-dipastikan = • { $waktu }, { $oleh }: memastikan { $hari }, { $nama } ({ $dasar })
kalender-changed-tahun = • { $waktu }, { $oleh }: memastikan kalender { $tahun } ({ $dasar })
kalender-changed-jam-khusus = • { $waktu }, { $oleh }: jam khusus { $hari } ({ $dasar })
kalender-changed-jam-khusus-selesai = • { $waktu }, { $oleh }: membatalkan jam khusus { $hari }
kalender-changed-jam-khusus-diakhiri = • { $waktu }, { $oleh }: mengakhiri jam khusus { $hari }, sejak { $sejak }
kalender-changed-jam-kerja = • { $waktu }, { $oleh }: jam kerja { $hari } mulai { $mulai }: { $jam } ({ $dasar })
