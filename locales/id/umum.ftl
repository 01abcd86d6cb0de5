# Untuk semua orang: salam, bantuan, dan jawaban atas hal yang tidak dimengerti.

umum-welcome =
    Selamat datang, Bapak/Ibu. Ini layanan KTP Kecamatan { $kecamatan }, { $kabupaten }.

    Di sini Anda dapat mengajukan KTP, melengkapi berkas, dan melihat sampai di mana permohonan Anda.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
umum-welcome-draft =
    Selamat datang kembali, Bapak/Ibu.

    Ada isian permohonan yang belum dikirim. Silakan lanjutkan, atau hapus isian itu.
umum-welcome-open =
    Selamat datang kembali, Bapak/Ibu. Permohonan dari chat ini:

    { $daftar }

    Silakan pilih keperluan Anda.

umum-greeting = Selamat datang, Bapak/Ibu.
umum-help =
    <b>Bantuan</b>

    /ajukan – mengajukan KTP
    /status – melihat sampai di mana permohonan
    /lengkapi – mengirim berkas yang masih kurang
    /tarik – menarik permohonan yang sudah dikirim
    /syarat – berkas yang perlu disiapkan
    /batal – menghapus isian yang belum dikirim
    /berhenti – tidak diingatkan lagi; /ingatkan – diingatkan lagi
    /dataku – melihat data yang kami simpan; /hapusdata – menghapusnya
    /ubahdata – mengubah data permohonan yang keliru tertulis
    /bantuan – bantuan ini

    Silakan ketuk tombol, atau tulis jawabannya. Tulis “kembali” untuk mengulang pertanyaan sebelumnya.
umum-help-staf =
    <b>Untuk staf pelayanan</b>

    /antrean – permohonan yang menunggu staf; boleh disaring: /antrean japan
    /ambil KODE, /lepas KODE – mengambil untuk dikerjakan, melepas lagi
    /daftarkan – mendaftarkan pemohon yang datang ke loket
    /periksa KODE – melihat permohonan dan berkasnya
    /terima KODE – menerima berkas
    /kertas KODE – mencatat yang sudah diterima di kertas
    /entri KODE – mengentri data dari berkas
    /kirim – memilih dari yang sudah dientri, lalu mengirimnya bersama ke Dispendukcapil; /kirim KODE… hanya yang disebut
    /nyatakan KODE – mencatat pernyataan Dispendukcapil
    /tutup KODE – menutup permohonan, dengan alasan
    /hapus KODE – menghapus data pribadi dari yang sudah ditutup, bila pemohon memintanya di loket
    /perbaikan – permintaan ubah data yang menunggu jawaban
    /cari KATA – mencari dengan kode, nomor register, NIK, nama, atau desa
    /waktu KODE – melihat berapa lama di staf, Kasi, pemohon, dan Dispendukcapil
umum-help-kasi =
    <b>Untuk Kasi Pelayanan</b>

    /antrean – permohonan yang menunggu diperiksa; boleh disaring: /antrean japan
    /ambil KODE, /lepas KODE – mengambil untuk dikerjakan, melepas lagi
    /periksa KODE – melihat permohonan dan berkasnya
    /lengkap KODE – menyatakan lengkap
    /kurang KODE – mengembalikan dengan daftar kekurangan
    /tutup KODE – menutup permohonan, dengan alasan
    /hapus KODE – menghapus data pribadi dari yang sudah ditutup, bila pemohon memintanya di loket
    /perbaikan – permintaan ubah data yang menunggu jawaban staf
    /cari KATA – mencari dengan kode, nomor register, NIK, nama, atau desa
    /waktu KODE – melihat berapa lama di staf, Kasi, pemohon, dan Dispendukcapil
    /tunda – menyatakan atau mencabut tunda, misalnya blangko habis
    /petugas – daftar petugas
    /undang – mengundang petugas
    /pelaksana – menunjuk pelaksana harian bila Anda berhalangan
    /register – mencetak register, sebagai XLSX atau PDF
    /laporan – laporan hari, bulan, atau tahun; kartu desa untuk diteruskan
    /nomor – nomor register berikutnya, dan nomor untuk kertas
    /kalender – melihat jam kerja dan libur
umum-help-dispendukcapil =
    <b>Untuk petugas Dispendukcapil</b>

    /antrean – permohonan yang dikirim kepada Anda
    /periksa KODE – melihat permohonan dan berkasnya
    /nyatakan KODE – mencatat pernyataan Dispendukcapil
    /cari KATA – mencari di antara yang dikirim kepada Anda
    /waktu KODE – melihat berapa lama di staf, Kasi, pemohon, dan Dispendukcapil
    /tunda – menyatakan atau mencabut tunda, misalnya blangko habis
umum-help-admin =
    <b>Untuk admin</b>

    /petugas – daftar petugas
    /undang – mengundang petugas
    /nonaktif – menonaktifkan petugas
    /pelaksana – menunjuk pelaksana harian Kasi Pelayanan
    /kalender – mengatur jam kerja dan libur
    /ubahsyarat – mengubah syarat dan layanan
    /register – mencetak register, sebagai XLSX atau PDF
    /laporan – laporan hari, bulan, atau tahun; kartu desa untuk diteruskan
    /nomor – nomor register berikutnya, dan nomor untuk kertas

umum-you-are-welcome = Sama-sama, Bapak/Ibu.
umum-free = Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
umum-how-long =
    Lamanya belum dapat kami pastikan. Petugas memeriksa berkas pada jam kerja, lalu data dikirim ke Dispendukcapil. Pencetakan KTP mengikuti antrean dan ketersediaan blangko di sana. Setiap tahap kami kabarkan ke chat ini.
umum-expected = Belakangan ini, permohonan { $jenis } biasanya selesai di kantor kami dalam { $biasanya }; 9 dari 10 selesai dalam { $paling }.
umum-expected-same = Belakangan ini, hampir semua permohonan { $jenis } selesai di kantor kami dalam { $biasanya }.
umum-expected-text =
    { $daftar }
    Itu jam kerja, tanpa waktu pemohon melengkapi berkas, dan bukan janji. Pencetakan di Dispendukcapil tidak termasuk.
umum-rough-minutes = { $jumlah } menit
umum-rough-hours = { $jumlah } jam
umum-rough-days = { $jumlah } hari kerja
umum-from-to = { $dari } sampai { $sampai }
umum-from-to-day = { $dari } sampai { $sampai }
umum-working-minutes = { $jumlah } menit jam kerja
umum-working-hours = { $jumlah } jam kerja
umum-complain =
    Mohon maaf bila pelayanan kami kurang berkenan. Keluhan dapat disampaikan kepada { $kontak }, atau melalui SP4N-LAPOR: lapor.go.id atau SMS ke 1708.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
umum-what-is-pengantar = Surat pengantar adalah surat keterangan dari kantor desa tempat pemohon terdaftar, untuk mengurus KTP.
umum-lost-elsewhere =
    Mohon maaf, permohonan karena KTP hilang belum dapat diajukan di sini. Silakan urus surat kehilangan di kantor polisi dahulu. Sesudah itu bawa surat tersebut dan KK ke kantor kecamatan atau Dispendukcapil.
umum-damaged-elsewhere =
    Mohon maaf, permohonan karena KTP rusak belum dapat diajukan di sini. Silakan bawa KTP yang rusak dan KK ke kantor kecamatan atau Dispendukcapil.
umum-not-understood =
    Mohon maaf, pesan itu belum dapat kami pahami. Silakan pilih di bawah ini, atau ketuk /bantuan.
umum-unknown-command =
    Mohon maaf, perintah itu tidak ada. Daftar perintah ada di /bantuan.
umum-old-button =
    Tombol itu sudah tidak dipakai; tidak ada yang berubah. Keadaan terbaru ada di /status.
umum-old-button-petugas =
    Tombol itu sudah tidak dipakai; tidak ada yang berubah. Yang menunggu Anda ada di /antrean.
umum-question-passed =
    Pertanyaan itu sudah terjawab; jawaban Anda tetap tersimpan. Silakan jawab pertanyaan yang terakhir.
umum-pick-one =
    Jawaban itu tidak ada di pilihan. Ketuk salah satu tombol, atau tulis jawabannya seperti pada tombol.
umum-private-only =
    Demi keamanan data, silakan kirim pesan pribadi kepada bot ini. Di grup kami tidak melayani.
umum-edited-message =
    Pesan yang diubah tidak kami baca. Silakan kirim sebagai pesan baru.
umum-messages-deleted =
    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.
umum-messages-not-deleted =
    Sebagian pesan Anda sudah terlalu lama, jadi tidak dapat kami hapus dari chat ini. Agar aman, mohon hapus sendiri pesan yang berisi NIK, nomor KK, atau berkas: tekan lama pesannya, lalu ketuk “Hapus”.
umum-caption-stays =
    Di keterangan pesan tadi ada NIK atau nomor KK, dan pesannya tidak kami hapus dari chat ini. Agar aman, mohon hapus sendiri bila sudah tidak diperlukan: tekan lama pesannya, lalu ketuk “Hapus”.
umum-edited-answer =
    Pesan yang diubah tidak kami baca. Bila jawaban tadi keliru, tulis “kembali”.
umum-unsupported-content =
    Mohon maaf, pesan seperti itu belum dapat kami baca. Silakan kirim tulisan, atau foto bila diminta.
umum-unsupported-content-paper =
    Mohon maaf, pesan seperti itu belum dapat kami baca. Silakan kirim tulisan.
umum-numbers-not-asked =
    NIK dan nomor KK tidak perlu ditulis di sini, Bapak/Ibu. Petugas mencatatnya dari KK.
umum-not-found =
    Kode <b>{ $kode }</b> tidak ada di antara permohonan dari chat ini. Mohon periksa kodenya, atau datang ke kantor. Semua permohonan dari chat ini ada di /status.
umum-number-unknown = belum diisi
umum-whose = {" "}({ $nama })
umum-kode-malformed =
    Kode <b>{ $kode }</b> tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya tertulis pada pesan sesudah permohonan dikirim. Mohon periksa lagi, atau ketuk /status.
umum-kode-malformed-petugas =
    Kode <b>{ $kode }</b> tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya ada di kartu, dan dapat dicari dengan nama atau NIK: /cari
umum-kode-needed =
    Mohon tulis kode permohonan sesudah perintahnya: <code>{ $command } KODE</code>
umum-for-petugas =
    Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.
umum-not-for-you =
    Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.
umum-too-much =
    Pesan dari chat ini datang terlalu cepat, jadi sementara kami tidak membacanya. Mohon tunggu sampai pukul { $sampai } WIB, lalu kirim lagi yang belum dijawab. Yang sudah dijawab tetap tersimpan.
umum-too-many-presses =
    Tombol di chat ini diketuk terlalu cepat, jadi sementara tidak kami tanggapi. Mohon tunggu sampai pukul { $sampai } WIB, lalu ketuk lagi. Yang sudah dijawab tetap tersimpan.
umum-heard-again =
    Selama menunggu tadi ada { $jumlah } pesan yang tidak terbaca. Bila masih perlu, silakan kirim lagi, juga foto atau PDF yang dikirim waktu itu.
umum-guess-wait =
    Sudah beberapa kali kode atau tautan dari chat ini tidak cocok. Demi keamanan, silakan coba lagi sesudah satu jam. Bila perlu bantuan, silakan hubungi { $kontak }.
umum-trouble =
    Mohon maaf, ada gangguan di pihak kami. Yang sudah tersimpan tetap aman. Silakan coba lagi beberapa saat.
umum-number-stays =
    Di pesan tadi ada NIK atau nomor KK, dan pesannya masih ada di chat ini. Agar aman, mohon hapus sendiri: tekan lama pesannya, lalu ketuk “Hapus”.
umum-dialog-reset =
    Mohon maaf. Sesudah pembaruan sistem, isian Anda yang belum selesai tidak dapat dilanjutkan. Isian itu tetap kami simpan. Silakan mulai lagi dengan /ajukan.

umum-nothing-to-drop =
    Tidak ada isian yang perlu dihapus. Permohonan yang sudah dikirim dapat ditarik dengan /tarik.
umum-drop-ask =
    Isian yang belum dikirim akan dihapus. Hapus sekarang?
umum-drop-ask-kind =
    Isian yang belum dikirim akan dihapus: { $jenis }. Hapus sekarang?
umum-drop-ask-nama =
    Isian yang belum dikirim akan dihapus: { $jenis }, atas nama { $nama }. Hapus sekarang?
umum-dropped-before = Isian itu sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.
umum-dropped-or-sent = Isian itu sudah tidak ada, karena sudah dihapus atau sudah dikirim. Permohonan yang sudah dikirim ada di /status.
umum-later = Baik, isian tetap tersimpan. Bila sudah siap, ketuk “Lanjutkan isian” atau tulis “lanjutkan”.
umum-dropped =
    Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.
umum-drop-kept =
    Baik, isian tetap tersimpan.

umum-syarat-head = Berkas yang perlu disiapkan:
umum-syarat-how =
    Foto berkas dikirim di sini, atau aslinya dibawa ke kantor. Untuk mulai: /ajukan
umum-syarat-how-paper =
    Berkas aslinya dibawa ke kantor; foto tidak perlu dikirim. Untuk mulai: /ajukan
umum-syarat-of =
    <b>Syarat { $jenis }</b>
    { $daftar }
umum-office =
    <b>Kantor Kecamatan { $kecamatan }</b>
    { $alamat }
    { $jam }
    Kontak: { $kontak }

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
umum-opening-day =
    { $hari ->
        [1] Senin
        [2] Selasa
        [3] Rabu
        [4] Kamis
        [5] Jumat
        [6] Sabtu
       *[7] Minggu
    }: { $jam }
umum-opening-days =
    { $dari ->
        [1] Senin
        [2] Selasa
        [3] Rabu
        [4] Kamis
        [5] Jumat
        [6] Sabtu
       *[7] Minggu
    } sampai { $sampai ->
        [1] Senin
        [2] Selasa
        [3] Rabu
        [4] Kamis
        [5] Jumat
        [6] Sabtu
       *[7] Minggu
    }: { $jam }
umum-closed-on = Libur: { $hari }
umum-closed-now = Sekarang tutup. Buka lagi { $hari } pukul { $jam } WIB.
umum-on-break = Sekarang istirahat. Buka lagi pukul { $jam } WIB.
umum-session-none = tutup
umum-session = { $buka }–{ $tutup } WIB
umum-session-two = { $buka }–{ $jeda } dan { $lanjut }–{ $tutup } WIB

umum-invitation-invalid =
    Mohon maaf, undangan ini tidak berlaku lagi. Silakan minta undangan baru kepada yang mengundang.
umum-invitation-already = Bapak/Ibu sudah terdaftar sebagai { $peran }; tidak ada yang berubah.
umum-invitation-ask-name =
    Anda diundang sebagai <b>{ $peran }</b>. Silakan tulis nama lengkap Anda.
umum-invitation-done =
    Terima kasih, <b>{ $nama }</b>. Anda terdaftar sebagai <b>{ $peran }</b>. Perintah untuk tugas Anda ada di /bantuan.
umum-invitation-name-wrong =
    Nama itu belum dapat kami catat. Mohon tulis nama lengkap dengan huruf, seperti di KTP.
umum-invitation-name-right = Anda akan terdaftar dengan nama <b>{ $nama }</b>. Sudah benar?
