# Tunda: yang sudah dikirim menunggu karena sebab dari luar, misalnya blangko habis. Bukan tahap, dan tanpa janji kapan selesai.

tunda-scope-all = semua berkas yang sudah dikirim
tunda-scope-recipient = semua berkas yang dikirim kepada { $nama }
tunda-scope-one = berkas <b>{ $kode }</b>
tunda-why = { $alasan }
tunda-why-text = “{ $catatan }”

tunda-list-none = Sekarang tidak ada tunda yang berlaku. Untuk satu berkas saja: <code>/tunda KODE</code>
tunda-list =
    <b>Tunda yang berlaku</b>

    { $daftar }

    Untuk satu berkas saja: <code>/tunda KODE</code>
tunda-line =
    { $nomor }. { $apa }: { $alasan }
       oleh { $oleh } ({ $peran }), sejak { $sejak }
tunda-ask-why = Tunda untuk { $apa }: mengapa? Ketuk salah satu, atau tulis alasannya. Pemohon membaca tulisan ini.
tunda-ask-text = Tunda untuk { $apa }: tulis alasannya dengan singkat. Pemohon membaca tulisan ini.
tunda-confirm =
    Nyatakan tunda untuk { $apa } ({ $permohonan } permohonan{ $tetap ->
        [0] {""}
       *[other] , { $baru ->
            [0] semuanya
           *[other] { $tetap } di antaranya
        } sudah menunggu karena tunda lain
    })?

    Alasan: { $alasan }

    { $orang ->
        [0] { $baru ->
            [0] Tidak ada pemohon yang perlu dikabari{ $tetap ->
                [0] .
               *[other] {" "}lagi.
            }
           *[other] Tidak ada pemohon yang dapat dikabari lewat chat.
        }
       *[other] { $orang } orang langsung dikabari lewat chat.
    } Staf, Kasi Pelayanan, dan petugas Dispendukcapil juga dikabari.
tunda-done =
    ✅ Tunda dinyatakan untuk { $apa }. { $orang ->
        [0] Tidak ada pemohon yang perlu dikabari.
       *[other] { $orang } orang dikabari.
    } Bila sudah berakhir, cabut lewat /tunda.
tunda-already =
    Tunda untuk { $apa } sudah dinyatakan oleh { $oleh }, { $waktu }. Alasan: { $alasan }. Tidak perlu diulang.
tunda-not-waiting = Menurut Dispendukcapil, <b>{ $kode }</b> sudah dicetak, diserahkan, atau tidak dapat diproses, jadi tidak lagi menunggu.
tunda-lift-confirm =
    Cabut tunda untuk { $apa } ({ $alasan })?

    { $orang ->
        [0] Tidak ada pemohon yang dikabari.
       *[other] { $orang } orang langsung dikabari lewat chat.
    }{ $tetap ->
        [0] {""}
       *[other] {" "}{ $tetap } permohonan tetap menunggu karena tunda lain masih berlaku.
    }
tunda-lift-done =
    ✅ Tunda untuk { $apa } sudah dicabut. { $orang ->
        [0] Tidak ada pemohon yang dikabari.
       *[other] { $orang } orang dikabari.
    }{ $tetap ->
        [0] {""}
       *[other] {" "}{ $tetap } permohonan tetap menunggu karena tunda lain masih berlaku.
    }
tunda-lift-already = Tunda untuk { $apa } sudah dicabut oleh { $oleh }, { $waktu }. Tidak perlu diulang.
tunda-told-declared = ⏸ Tunda untuk { $apa }: { $alasan }. Dinyatakan oleh { $oleh } ({ $peran }). { $orang ->
        [0] Tidak ada pemohon yang perlu dikabari.
       *[other] { $orang } orang sedang dikabari.
    }
tunda-told-lifted =
    ▶️ Tunda untuk { $apa } sudah dicabut oleh { $oleh } ({ $peran }). { $orang ->
        [0] Tidak ada pemohon yang dikabari.
       *[other] { $orang } orang sedang dikabari.
    }{ $tetap ->
        [0] {""}
       *[other] {" "}{ $tetap } permohonan tetap menunggu karena tunda lain masih berlaku.
    }
tunda-told-declared-earlier = ⏸ Tunda untuk { $apa }: { $alasan }. Dinyatakan oleh { $oleh } ({ $peran }). Pemohon sedang dikabari.
tunda-told-lifted-earlier = ▶️ Tunda untuk { $apa } sudah dicabut oleh { $oleh } ({ $peran }). Pemohon sedang dikabari.
tunda-card-line = ⏸ Tunda: { $alasan }, dinyatakan { $peran }, sejak { $sejak }
tunda-antrean-line = ⏸ Tunda berlaku: { $alasan }, dinyatakan { $peran }, sejak { $sejak }. Bila sudah berakhir, cabut lewat /tunda.

tunda-waits-declared =
    Mohon maaf, Bapak/Ibu. Permohonan berikut sudah dikirim ke Dispendukcapil, tetapi pengerjaannya di sana sedang tertunda: { $alasan }.

    { $daftar }

    Ini dinyatakan { $peran-code ->
        [kasi] Kasi Pelayanan
       *[other] Dispendukcapil
    } pada { $sejak }. Kapan selesainya belum diketahui. Permohonan tidak perlu diajukan lagi; bila tunda ini dicabut, kami kabari di sini.
tunda-waits-changed =
    Bapak/Ibu, alasan tunda di Dispendukcapil berubah. Permohonan berikut masih menunggu di sana, sekarang karena: { $alasan }.

    { $daftar }

    Ini dinyatakan { $peran-code ->
        [kasi] Kasi Pelayanan
       *[other] Dispendukcapil
    } pada { $sejak }. Kapan selesainya belum diketahui; bila tunda ini dicabut, kami kabari di sini.
tunda-waits-lifted =
    Bapak/Ibu, tunda di Dispendukcapil sudah dicabut, menurut { $peran-code ->
        [kasi] Kasi Pelayanan
       *[other] Dispendukcapil
    } pada { $sejak }. Permohonan berikut sudah dikirim ke Dispendukcapil dan dapat dilanjutkan di sana:

    { $daftar }

    Pencetakan dan pembagian KTP mengikuti antrean di Dispendukcapil. Bila ada kabar dari sana, kami teruskan ke chat ini.
tunda-waits-line = • <b>{ $kode }</b> ({ $nama })
tunda-waits =
    ⏸ { $alasan-code ->
        [blangko_habis] Sedang menunggu blangko KTP
       *[other] Sedang tertunda karena { $alasan }
    } sejak { $sejak }, dinyatakan { $peran-code ->
        [kasi] Kasi Pelayanan
       *[other] Dispendukcapil
    }. Kapan selesainya belum diketahui; bila tunda ini dicabut, kami kabari di sini.
tunda-waits-text =
    ⏸ Sedang tertunda sejak { $sejak }, dinyatakan { $peran-code ->
        [kasi] Kasi Pelayanan
       *[other] Dispendukcapil
    }: “{ $catatan }”. Kapan selesainya belum diketahui; bila tunda ini dicabut, kami kabari di sini.
