# Foto dan PDF yang sukar dibaca: kepada yang mengirim, dan kepada petugas di samping berkasnya.

foto-sheet =
    { $lembar ->
        [0] { $syarat }
       *[other] { $syarat }, lembar { $lembar }
    }

foto-ask =
    { $flaw-code ->
        [other_type] <b>{ $lembaran }</b> belum dapat dibuka: isinya bukan foto atau PDF seperti namanya. Mohon kirim fotonya, atau PDF.
        [broken] <b>{ $lembaran }</b> belum dapat dibuka; mungkin terputus saat dikirim. Mohon dikirim sekali lagi.
        [locked] PDF <b>{ $lembaran }</b> tampaknya terkunci kata sandi. Mohon kirim PDF tanpa kata sandi, atau fotonya.
        [no_page] PDF <b>{ $lembaran }</b> tampaknya tidak berisi halaman. Mohon diperiksa, lalu kirim sekali lagi, atau kirim fotonya.
        [heic] <b>{ $lembaran }</b> terkirim sebagai berkas HEIC, yang belum dapat dibuka di sini. Mohon kirim sebagai foto, bukan sebagai berkas. Boleh juga kamera diatur ke JPEG (“Paling kompatibel”), lalu difoto lagi.
        [active] PDF <b>{ $lembaran }</b> berisi program atau lampiran, jadi demi keamanan tidak disimpan. Mohon kirim fotonya saja, atau PDF biasa hasil pindai.
        [many_pages] PDF <b>{ $lembaran }</b> lebih dari 20 halaman. Mohon kirim halaman yang diperlukan saja, atau fotonya.
        [foreign] <b>{ $lembaran }</b> belum dapat dibuka di sini karena jenis atau ukurannya. Mohon dikirim sebagai foto biasa, atau PDF.
        [dark] Foto <b>{ $lembaran }</b> terlalu gelap untuk dibaca. Mohon difoto lagi di tempat yang terang, misalnya dekat jendela, tanpa bayangan tangan.
        [empty] Pada foto <b>{ $lembaran }</b> belum terlihat tulisan. Mohon difoto lagi: kertas rata di tempat terang, satu halaman penuh.
        [pale] Foto <b>{ $lembaran }</b> terlalu terang, tulisannya pudar. Mohon difoto lagi tanpa lampu kilat, jauh dari pantulan cahaya.
        [same_again] Foto <b>{ $lembaran }</b> ini sama dengan yang sudah dikembalikan. Mohon difoto lagi: terang, utuh, dan terbaca.
        [same_twice] <b>{ $lembaran }</b> sama dengan lembar yang lain. Bila tertukar, mohon kirim foto lembar yang benar. Bila memang hanya satu lembar, tidak apa-apa.
        [small] Foto <b>{ $lembaran }</b> terlalu kecil untuk dibaca. Mohon difoto lagi dari dekat, satu halaman penuh.
       *[blurred] Foto <b>{ $lembaran }</b> agak buram. Mohon difoto lagi dari dekat: ketuk layar pada tulisannya, tunggu sampai jelas, lalu ambil gambarnya.
    }

    { $flaw-code ->
        [other_type] Isian yang lain tetap tersimpan.
        [broken] Isian yang lain tetap tersimpan.
        [locked] Isian yang lain tetap tersimpan.
        [no_page] Isian yang lain tetap tersimpan.
        [active] Isian yang lain tetap tersimpan.
        [many_pages] Isian yang lain tetap tersimpan.
        [foreign] Isian yang lain tetap tersimpan.
       *[dark] Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    }
foto-ask-same =
    Foto <b>{ $lembaran }</b> sama dengan foto <b>{ $lain }</b>. Bila salah satunya tertukar, mohon kirim foto yang benar. Bila memang satu foto untuk keduanya, ketuk “Tetap pakai ini”.
foto-ask-several =
    Beberapa foto belum terbaca dengan baik:

    { $daftar }

    Mohon difoto lagi di tempat terang: kertas rata, dari dekat, satu halaman penuh. Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
foto-several-locked = PDF yang terkunci kata sandi mohon dikirim tanpa kata sandi, atau difoto.
foto-ask-several-unopened =
    Beberapa berkas belum dapat dibuka:

    { $daftar }

    Mohon dikirim sekali lagi sebagai foto, atau PDF tanpa kata sandi. Isian yang lain tetap tersimpan.
foto-line = • { $lembaran }: { $flaw }
foto-line-same = • { $lembaran }: sama dengan foto { $lain }
foto-late =
    Permohonan <b>{ $kode }</b>{ $nama } sudah terkirim. Sesudah itu baru terlihat:

    { $daftar }

    Bapak/Ibu tidak perlu mengirim apa-apa sekarang. Petugas akan memeriksanya; bila belum terbaca, Bapak/Ibu kami kabari di sini.
foto-of-counter = <b>{ $kode }</b>, foto dari loket.
foto-late-counter =
    Pada foto permohonan <b>{ $kode }</b> baru terlihat:

    { $daftar }

    Bila pemohon masih di loket, mohon aslinya dilihat sekali lagi.
foto-ask-again = Silakan kirim lagi foto <b>{ $lembaran }</b>. Pastikan terang, utuh, dan terbaca. Boleh juga PDF.
foto-ask-which =
    { $jumlah ->
        [1] Foto ini sudah kami terima.
       *[other] { $jumlah } foto ini sudah kami terima.
    } Untuk yang mana?
foto-ask-which-first =
    Semua foto sudah kami terima. { $jumlah ->
        [1] Foto yang pertama tadi untuk yang mana?
       *[other] { $jumlah } foto yang pertama tadi untuk yang mana?
    } Sesudah itu foto berikutnya.
foto-replaced = ✅ Foto { $lembaran } sudah diganti dengan yang baru.
foto-unused = Baik, foto itu tidak dipakai.
foto-not-taken = Foto atau PDF itu tidak kami simpan, karena kantor ini tidak menerima foto berkas lewat chat. Mohon berkas aslinya dibawa ke kantor.
foto-not-taken-counter = Foto atau PDF itu tidak disimpan, karena kantor ini tidak menerima foto berkas lewat chat. Mohon berkas aslinya dilihat, lalu dicentang.
foto-open-again = Foto atau PDF-nya belum ikut terkirim. Silakan dibuka dari kartu permohonannya.
foto-sheet-there = Lembar ini sudah ada: <b>{ $lembaran }</b>. Tidak kami simpan dua kali.
foto-not-asked-now = { $syarat } sekarang tidak diminta lagi, jadi fotonya tidak kami simpan.
foto-not-placed =
    { $jumlah ->
        [1] Foto yang tadi belum sempat masuk
       *[other] { $jumlah } foto yang tadi belum sempat masuk
    } ke berkas <b>{ $kode }</b>, karena belum jelas untuk yang mana. Permohonannya sekarang: { $tahap }.

    { $ada ->
        [0] Fotonya tidak kami simpan.
       *[other] Fotonya tidak kami simpan dan masih ada di chat ini.
    } { $tahap-code ->
        [dibatalkan] Bapak/Ibu tidak perlu berbuat apa-apa.
       *[other] Bila petugas memerlukannya, Bapak/Ibu kami kabari di sini.
    }
foto-not-placed-counter =
    ℹ️ <b>{ $kode }</b>: pemohon sempat mengirim { $jumlah } foto lagi yang belum masuk berkas, karena belum dijawab untuk syarat yang mana. Pemohon sudah kami beri tahu. Bila perlu, mohon ditanyakan.
foto-not-placed-draft =
    { $jumlah ->
        [1] Foto yang tadi belum jelas untuk yang mana juga tidak kami simpan.
       *[other] { $jumlah } foto yang tadi belum jelas untuk yang mana juga tidak kami simpan.
    }{ $ada ->
        [0] {""}
       *[other] {" "}Fotonya masih ada di chat ini.
    }
foto-not-placed-destroyed =
    { $jumlah ->
        [1] Foto yang belum jelas untuk yang mana tidak jadi dipakai, dan ikut kami hapus.
       *[other] { $jumlah } foto yang belum jelas untuk yang mana tidak jadi dipakai, dan ikut kami hapus.
    }{ $ada ->
        [0] {""}
       *[other] {" "}Fotonya masih ada di chat ini.
    }
foto-unclear =
    Sebelum dikirim, mohon dilihat sekali lagi:

    { $daftar }

    Dikirim begini, atau difoto lagi?
foto-unclear-unopened =
    Sebelum dikirim, mohon dilihat sekali lagi:

    { $daftar }

    Yang tidak dapat dibuka di sini juga tidak dapat dibuka petugas. Dikirim ulang, atau dikirim begini dan aslinya dibawa ke kantor?
foto-unclear-counter =
    Sebelum didaftarkan, mohon dilihat sekali lagi:

    { $daftar }

    Didaftarkan begini, atau difoto lagi?
foto-line-unclear = • { $lembaran }: { $cacat }
foto-not-opened = Mohon maaf, <b>{ $lembaran }</b> tidak dapat dibuka, juga oleh petugas. Mohon dikirim ulang, atau aslinya dibawa ke kantor.
foto-kept = Baik. { $lembaran } tetap dipakai; petugas akan memeriksanya.
foto-gone = Foto itu sudah diganti, jadi tidak perlu diapa-apakan lagi.
foto-sent =
    Permohonan <b>{ $kode }</b>{ $nama } sudah terkirim: { $tahap }. Foto { $syarat } tidak dapat diganti sekarang. Bila petugas memerlukan yang baru, Bapak/Ibu kami kabari di sini.

foto-sent-counter = <b>{ $kode }</b>: { $tahap }. Foto { $syarat } tidak diminta lagi sekarang.

foto-seen = { $flaw }
foto-seen-same = sama dengan foto { $lain }
foto-remark = ⚠️ { $cacat }
foto-remark-kept = ⚠️ { $cacat }, pemohon tetap memakai ini
foto-remark-again = ⚠️ { $cacat }, pemohon hendak mengirim ulang
foto-remark-kept-counter = ⚠️ { $cacat }, petugas tetap memakai ini
foto-remark-again-counter = ⚠️ { $cacat }, petugas hendak mengirim ulang
foto-not-seen = ℹ️ belum diperiksa otomatis
foto-of-sheet = lembar { $lembar }: { $catatan }
foto-caption =
    { $kode } – { $syarat }
    { $catatan }
foto-old = Lama (putaran { $putaran })
foto-new = Baru
