# Lama tiap pihak memegang permohonan dan lama tiap langkah ditangani, sebagaimana tercatat. Tanpa nama dan tanpa penilaian.

lama-clocks =
    ⏱ <b>{ $kode }</b>: waktu yang tercatat
    sampai { $waktu }

    { $sekarang }

    <b>Lama di tiap pihak</b>, dalam jam kerja dan, bila berbeda, menurut kalender
    { $jam }

    <b>Lama ditangani</b>, sejak diambil sampai langkahnya selesai
    { $langkah }

    Ini yang tercatat di sini, bukan penilaian atas siapa pun.
lama-now-waits = Sekarang di { $pemegang }: menunggu langkah { $langkah }.
lama-now-handled = Sekarang di { $pemegang }: sedang ditangani, langkah { $langkah }.
lama-now-warga = Sekarang di Pemohon: berkas masih perlu dilengkapi.
lama-now-dispendukcapil = Sekarang di Dispendukcapil.
lama-now-held-up = Sekarang di Dispendukcapil, sedang tertunda.
lama-now-over = Sudah berakhir, jadi tidak ada waktu yang berjalan.
lama-clock = • { $pemegang }: { $lama }
lama-clock-none = • { $pemegang }: belum ada
lama-clock-held = • { $pemegang }: { $lama }, termasuk { $tunda } tunda karena { $alasan }
lama-clock-held-several =
    • { $pemegang }: { $lama }, termasuk { $tunda } tunda karena:
    { $daftar }
lama-held-why = – { $alasan }
lama-step-none = • { $langkah }: belum dimulai
lama-step-not-yet =
    • { $langkah }: belum diambil, menunggu { $sisa }{ $sasaran ->
        [0] {""}
       *[other] ; sasaran SOP { $sasaran } menit
    }
lama-step =
    • { $langkah }: ditangani { $ditangani }{ $sasaran ->
        [0] {""}
       *[other] , sasaran SOP { $sasaran } menit
    }; menunggu { $sisa }
lama-step-unknown =
    • { $langkah }: selesai tanpa diambil, jadi lama penanganannya tidak tercatat; seluruhnya { $sisa }{ $sasaran ->
        [0] {""}
       *[other] ; sasaran SOP { $sasaran } menit
    }
lama-step-in-part =
    • { $langkah }: ditangani { $ditangani }{ $sasaran ->
        [0] {""}
       *[other] , sasaran SOP { $sasaran } menit
    }; di luar itu { $kali } kali selesai tanpa diambil, dan lamanya tidak tercatat; selebihnya { $sisa }
lama-same = { $lama }
lama-both = { $jam } (kalender: { $kalender })
lama-moment = kurang dari 1 menit
lama-minutes = { $menit } menit
lama-hours =
    { $menit ->
        [0] { $jam } jam
       *[other] { $jam } jam { $menit } menit
    }
lama-working-days =
    { $jam ->
        [0] { $hari } hari kerja
       *[other] { $hari } hari kerja { $jam } jam
    }
lama-days =
    { $jam ->
        [0] { $hari } hari
       *[other] { $hari } hari { $jam } jam
    }
