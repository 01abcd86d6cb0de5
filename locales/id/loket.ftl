# Loket: mendaftarkan orang yang datang ke kantor, tanda terima, menautkan chat, dan mengajukan untuk beberapa orang.

loket-tell-notice =
    <b>Untuk pemohon di loket.</b> Mohon bacakan atau perlihatkan ini, lalu tanyakan apakah pemohon setuju.
loket-notice =
    “Nama, NIK, nomor KK, desa, dan foto berkas Bapak/Ibu kami catat <b>hanya untuk mengurus KTP</b>, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diberikan; dipakai hanya bila Bapak/Ibu perlu dihubungi. Data kelahiran, jenis kelamin, dan alamat kami catat dari berkas.

    Datanya dilihat petugas Kecamatan { $kecamatan } yang bertugas, lalu dikirim ke Dispendukcapil. Catatan register disimpan menurut jadwal arsip.

    Kami mencatat lewat Telegram, yang servernya di luar negeri. Bila tidak berkenan, Bapak/Ibu kami layani dengan formulir kertas.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data, di { $kontak }.”
loket-notice-paper =
    “Nama, NIK, nomor KK, dan desa Bapak/Ibu kami catat <b>hanya untuk mengurus KTP</b>, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diberikan; dipakai hanya bila Bapak/Ibu perlu dihubungi. Data kelahiran, jenis kelamin, dan alamat kami catat dari berkas.

    Datanya dilihat petugas Kecamatan { $kecamatan } yang bertugas, lalu dikirim ke Dispendukcapil. Catatan register disimpan menurut jadwal arsip.

    Kami mencatat lewat Telegram, yang servernya di luar negeri. Bila tidak berkenan, Bapak/Ibu kami layani dengan formulir kertas.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data, di { $kontak }.”
loket-notice-again = Apakah pemohon sudah membaca atau mendengar pemberitahuan itu, dan setuju? Silakan ketuk salah satu tombol.
loket-notice-refused = Baik. Data pemohon tidak disimpan. Mohon pemohon dilayani dengan formulir kertas.
loket-ask-syarat =
    <b>Berkas { $nomor } dari { $jumlah }: { $syarat }</b>

    Apakah aslinya dibawa? Fotonya boleh juga dikirim di sini.
loket-ask-syarat-paper =
    <b>Berkas { $nomor } dari { $jumlah }: { $syarat }</b>

    Apakah aslinya dibawa?
loket-original-saved = ☑ { $syarat }: asli dibawa.
loket-not-yet-saved = Baik. { $syarat }: belum ada, menyusul.
loket-line-counter = Untuk: pemohon yang datang ke loket
loket-line-original = ☑ { $syarat }: asli dibawa
loket-line-not-yet = ⏳ { $syarat }: belum ada, menyusul
loket-summary =
    <b>Mohon diperiksa bersama pemohon</b>

    { $daftar }

    🔕 Pemohon tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Daftarkan”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah didaftarkan, isian tidak dapat diubah di sini.
loket-summary-unbound =
    <b>Mohon diperiksa bersama pemohon</b>

    { $daftar }

    🔕 Pemohon tidak mendapat kabar lewat Telegram; kabarnya dapat ditanyakan di kantor.

    Bila sudah benar, ketuk “Daftarkan”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah didaftarkan, isian tidak dapat diubah di sini.
loket-draft-open = Masih ada pendaftaran di loket yang belum selesai. Silakan lanjutkan, atau hapus dahulu untuk mendaftarkan orang lain.
loket-registered =
    ✅ Terdaftar: <b>{ $nama }</b>, kode <b>{ $kode }</b>.

    Belum ada:
    { $kurang }

    Bila sudah dibawa, centang di kartunya, lalu terima. Mohon pemohon diberi tanda terima.
loket-registered-whole =
    ✅ Terdaftar: <b>{ $nama }</b>, kode <b>{ $kode }</b>.

    Semua berkas ada. Silakan diterima, lalu beri pemohon tanda terima.
loket-duplicate =
    Untuk NIK ini sudah ada permohonan { $jenis } yang masih berjalan: <b>{ $kode }</b>. Silakan lanjutkan dari kartunya. Isian ini tetap tersimpan.
loket-registered-already = Pemohon ini sudah terdaftar dengan kode <b>{ $kode }</b>. Tidak perlu didaftarkan lagi.
loket-draft-gone = Isian itu sudah tidak ada, karena pemohonnya sudah terdaftar atau isiannya dihapus. Yang sudah terdaftar ada di /antrean.
loket-dropped = Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /daftarkan.
loket-own-draft-waits = Isian Anda sendiri yang tadi tetap tersimpan.
loket-only-staf = Pendaftaran di loket dikerjakan staf pelayanan. Isian tetap tersimpan.
loket-card-counter = Datang ke kantor
loket-remark-bound = 🔗 Chat yang tertaut lewat tanda terima: { $jumlah }
loket-ask-file = Silakan kirim foto <b>{ $syarat }</b> untuk permohonan <b>{ $kode }</b>. Boleh juga PDF.
loket-file-saved = ✅ <b>{ $kode }</b>, { $syarat }: { $lembar } lembar tersimpan. Bila ada lembar lain, silakan kirim lagi.
loket-file-replaced = ✅ <b>{ $kode }</b>, { $syarat }: foto sudah diganti dengan yang baru. Bila ada lembar lain, silakan kirim lagi.
loket-file-same = <b>{ $kode }</b>: foto yang sama sudah tersimpan.

loket-receipt-again = Tanda terima <b>{ $kode }</b> yang terdahulu masih berlaku. Bila dibuat yang baru, kode QR yang lama tidak berlaku lagi. Buat yang baru?
loket-receipt-closed = <b>{ $kode }</b> tidak dilanjutkan, jadi tidak ada tanda terimanya.
loket-receipt-caption =
    🧾 Tanda terima <b>{ $kode }</b>. Mohon dicetak dan diberikan kepada pemohon. Kode QR berlaku sampai { $sampai }, untuk satu chat.
loket-receipt-caption-plain =
    🧾 Tanda terima <b>{ $kode }</b>, tanpa kode QR: sudah tiga chat yang terhubung.
loket-receipt-caption-unbound =
    🧾 Tanda terima <b>{ $kode }</b>. Mohon dicetak dan diberikan kepada pemohon. Tanpa kode QR: nomor KK tidak ditanyakan lewat chat, jadi chat pemohon tidak dapat dihubungkan.
loket-receipt-caption-unbound-pelapor =
    🧾 Tanda terima <b>{ $kode }</b>. Mohon diteruskan kepada pemohon. Kabarnya dapat ditanyakan di kantor dengan menunjukkan kode itu.
loket-receipt-caption-pelapor =
    🧾 Tanda terima <b>{ $kode }</b>. Mohon diteruskan kepada pemohon. Dengan kode QR di dalamnya, atau dengan mengetuknya, pemohon dapat menerima kabar di chatnya sendiri. Berlaku sampai { $sampai }, untuk satu chat.
loket-told-guessed =
    <b>{ $kode }</b>: kode QR pada tanda terimanya tidak berlaku lagi, karena jawaban pengamannya terlalu sering keliru. Bila pemohon datang, mohon dibuatkan yang baru.

loket-claim-invalid =
    Mohon maaf, tautan ini tidak berlaku. Silakan minta tanda terima yang baru di { $kontak }, dengan membawa KK.
loket-claim-too-early =
    Tautan ini baru dapat dipakai sesudah berkas permohonannya diterima petugas di kantor. Silakan dibuka lagi sesudah itu; tautannya tetap berlaku.
loket-claim-at-counter =
    Agar yang menerima kabar benar-benar pemohonnya, chat biasanya dihubungkan dengan nomor KK. Di kantor ini nomor KK tidak ditanyakan lewat chat, jadi chat ini tidak kami hubungkan. Silakan tanyakan kabarnya di { $kontak }, dengan membawa tanda terima dan KK.
loket-claim-intro =
    Selamat datang, Bapak/Ibu. Dengan tanda terima itu, kabar tentang permohonan KTP dapat dikirim ke chat ini.
loket-claim-notice =
    <b>Sebelum chat ini dihubungkan, mohon dibaca.</b>

    Permohonannya sudah tercatat di kantor. Yang kami tambahkan hanya akun Telegram ini dan hubungan Bapak/Ibu dengan pemohon, <b>untuk mengirim kabar dan menerima berkas yang kurang</b>. Angka nomor KK yang kami tanyakan sesudah ini hanya untuk dicocokkan.

    Sesudah terhubung, dari chat ini nama pemohon dan keadaan permohonannya dapat dibaca, berkasnya dapat dilengkapi, dan permohonannya dapat ditarik.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas, dan disimpan menurut jadwal arsip. Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, kabar dapat ditanyakan langsung di kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: { $kontak }
loket-claim-notice-paper =
    <b>Sebelum chat ini dihubungkan, mohon dibaca.</b>

    Permohonannya sudah tercatat di kantor. Yang kami tambahkan hanya akun Telegram ini dan hubungan Bapak/Ibu dengan pemohon, <b>untuk mengirim kabar</b>. Angka nomor KK yang kami tanyakan sesudah ini hanya untuk dicocokkan.

    Sesudah terhubung, dari chat ini nama pemohon dan keadaan permohonannya dapat dibaca, kekurangan berkas dapat dijawab, dan permohonannya dapat ditarik.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas, dan disimpan menurut jadwal arsip. Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, kabar dapat ditanyakan langsung di kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: { $kontak }
loket-claim-refused =
    Baik. Chat ini tidak kami hubungkan, dan tidak ada data yang disimpan. Kabar tentang permohonan dapat ditanyakan di kantor.
loket-claim-stopped =
    Baik. Chat ini tidak kami hubungkan. Tanda terimanya tetap berlaku; bila pemohon ingin menerima kabar, kode QR dapat dipindai lagi dari HP-nya.
loket-claim-ask =
    Satu pertanyaan untuk keamanan: mohon tulis <b>{ $angka } angka terakhir nomor KK</b> pemohon. Nomornya ada di bagian atas KK.
loket-claim-no-answer = Yang kami perlukan { $angka } angka terakhir nomor KK, atau seluruh 16 angkanya.
loket-claim-wrong = Angka itu belum cocok. Mohon dilihat lagi di KK. Masih dapat dicoba { $sisa } kali.
loket-claim-pause = Angka itu belum cocok. Demi keamanan, silakan coba lagi sesudah { $sampai }. Petugas di kantor juga dapat membantu.
loket-claim-paused = Sekarang belum dapat dicoba lagi, demi keamanan. Silakan tulis angkanya sesudah { $sampai }. Petugas di kantor juga dapat membantu.
loket-claim-who = Terima kasih, angkanya cocok. Bapak/Ibu siapa bagi pemohon <b>{ $kode }</b>?
loket-claim-agreed = Apakah pemohon sudah tahu, dan setuju kabar permohonannya dikirim ke chat Bapak/Ibu?
loket-claim-agrees-first = Mohon pemohon diberi tahu dahulu, dan ditanya apakah setuju. Chat ini belum terhubung; tanda terimanya tetap berlaku.
loket-claim-already = Chat ini sudah terhubung dengan permohonan <b>{ $kode }</b>. Tidak ada yang perlu dilakukan.
loket-claim-full = Permohonan ini sudah terhubung dengan tiga chat, jadi belum dapat ditambah. Silakan bertanya di { $kontak }.
loket-claimed =
    ✅ Chat ini terhubung dengan permohonan <b>{ $kode }</b> ({ $nama }). Kabar selanjutnya kami kirim ke sini.

    Bila ada berkas yang kurang, dapat dilengkapi dari sini juga.
loket-claimed-paper = ✅ Chat ini terhubung dengan permohonan <b>{ $kode }</b> ({ $nama }). Kabar selanjutnya kami kirim ke sini.

loket-numbers-begin = <b>{ $kode }</b>, { $nama }: NIK dan nomor KK diisi dari KK pemohon sebelum berkas diterima.
loket-numbers-fix-begin = <b>{ $kode }</b>, { $nama }: NIK dan nomor KK yang tercatat diganti dengan yang tertulis di KK pemohon. Mohon isi keduanya.
loket-numbers-nik-read = ✅ NIK: { $nik }
loket-numbers-confirm =
    <b>{ $kode }</b>, { $nama }

    NIK: { $nik }
    Nomor KK: { $kk }

    Mohon cocokkan angka terakhirnya dengan KK. Simpan?
loket-numbers-saved = ✅ <b>{ $kode }</b>: NIK dan nomor KK sudah tersimpan. Bila semua berkas ada, silakan diterima.
loket-numbers-stopped = Baik. NIK dan nomor KK <b>{ $kode }</b> belum diisi; dapat diisi nanti dari kartunya.
loket-numbers-fixed = ✅ <b>{ $kode }</b>: NIK dan nomor KK sudah diperbaiki; perbaikannya masuk riwayat.
loket-numbers-fix-stopped = Baik. NIK dan nomor KK <b>{ $kode }</b> tetap seperti yang tercatat.

loket-told-bound =
    🔗 Satu chat lagi terhubung dengan permohonan <b>{ $kode }</b> ({ $nama }), dengan tanda terimanya. Chat itu juga mendapat kabar.

    Bila ini tidak Bapak/Ibu kehendaki, silakan beri tahu petugas di kantor.

loket-ask-pemohon-agreed = Apakah pemohon sudah tahu, dan setuju datanya diajukan lewat Bapak/Ibu?
loket-pemohon-agrees-first = Mohon pemohon diberi tahu dahulu, dan ditanya apakah setuju. Isian tetap tersimpan.
loket-line-pemohon-agreed = Pemohon sudah setuju: ya
loket-who-is-told-related =
    { $hubungan-code ->
        [lainnya] 🔔 Kabar dikirim ke chat ini. Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.
        [perangkat_desa] 🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai perangkat desa). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.
       *[other] 🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai { $hubungan } pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.
    }
loket-who-is-told-related-only =
    { $hubungan-code ->
        [lainnya] 🔔 Kabar dikirim ke chat ini. Pemohon sendiri tidak mendapat kabar lewat Telegram.
        [perangkat_desa] 🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai perangkat desa). Pemohon sendiri tidak mendapat kabar lewat Telegram.
       *[other] 🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai { $hubungan } pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram.
    }
loket-next-person = Baik, permohonan untuk orang lain.
loket-next-person-desa =
    { $hubungan-code ->
        [perangkat_desa] Permohonan berikutnya: Bapak/Ibu perangkat desa, warga Desa { $desa }. Bila berbeda, dapat diubah di ringkasan.
       *[other] Permohonan berikutnya: Bapak/Ibu { $hubungan } pemohon, warga Desa { $desa }. Bila berbeda, dapat diubah di ringkasan.
    }
loket-next-person-related =
    { $hubungan-code ->
        [lainnya] Permohonan berikutnya, untuk orang lain. Bila berbeda, dapat diubah di ringkasan.
        [perangkat_desa] Permohonan berikutnya: Bapak/Ibu perangkat desa. Bila berbeda, dapat diubah di ringkasan.
       *[other] Permohonan berikutnya: Bapak/Ibu { $hubungan } pemohon. Bila berbeda, dapat diubah di ringkasan.
    }
