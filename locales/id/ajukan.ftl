# Mengajukan: pertanyaan, kesalahan, ringkasan, tanda terima.

ajukan-notice =
    <b>Sebelum mulai, mohon dibaca.</b>

    Kami meminta nama, NIK, nomor KK, desa, dan foto berkas <b>hanya untuk mengurus KTP</b>, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diisi; petugas memakainya hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab. Data kelahiran, jenis kelamin, dan alamat kemudian dicatat petugas dari berkas.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas, lalu dikirim bersama foto berkasnya ke petugas Dispendukcapil, juga lewat Telegram. Catatan register disimpan menurut jadwal arsip. Isian yang belum dikirim dapat Bapak/Ibu hapus kapan saja. Bila lama tidak dilanjutkan, kami ingatkan, lalu kami hapus.

    Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, Bapak/Ibu dapat datang langsung ke kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: { $kontak }
ajukan-notice-more =
    <b>Perlindungan data pribadi</b>
    (UU 27/2022, Pasal 21)

    <b>1. Dasar hukum.</b> UU 23/2006 yang diubah dengan UU 24/2013 tentang Administrasi Kependudukan. Kami memproses data ini untuk tugas pelayanan publik.

    <b>2. Tujuan.</b> Hanya untuk mengurus KTP: memeriksa berkas, mencatat di register, mengirim data dan foto berkas ke petugas Dispendukcapil { $kabupaten }, juga lewat Telegram, dan memberi kabar kepada Bapak/Ibu.

    <b>3. Jenis data dan gunanya.</b> Nama, NIK, nomor KK, dan desa untuk memastikan siapa pemohonnya. Data kelahiran, jenis kelamin, dan alamat untuk data KTP; semuanya dicatat petugas dari berkas. Foto berkas untuk memeriksa kelengkapan; begitu diterima, foto diperiksa otomatis apakah cukup jelas, keterangan tempat dan kamera di dalamnya dibuang, lalu disimpan terkunci. Akun Telegram untuk mengirim kabar. Nomor telepon, bila diisi, untuk menghubungi Bapak/Ibu bila pesan di chat tidak sampai atau lama tidak dijawab; nomor ini tidak dikirim ke Dispendukcapil.

    <b>4. Lama penyimpanan.</b> Catatan register disimpan menurut jadwal arsip. Isi foto dan PDF berkas kami musnahkan { $berkas_hari } hari sesudah data dikirim ke Dispendukcapil; yang sudah diterima Dispendukcapil disimpan menurut aturan di sana. Bila permohonan lama tidak dilengkapi, isi foto dan PDF-nya kami musnahkan lebih dahulu.

    Isian yang belum dikirim tersimpan sampai Bapak/Ibu mengirimkannya, atau menghapusnya dengan /batal. Bila tidak dilanjutkan, kami ingatkan sesudah 1, 3, dan 7 hari; tiga hari sesudah pengingat terakhir, isian kami hapus.

    Bila permohonan ditarik atau ditutup, data pribadinya kami hapus sesudah masa simpannya. Sampai kapan, tertulis di /dataku.

    <b>5. Yang dikumpulkan.</b> Jawaban Bapak/Ibu, foto atau PDF berkas, nomor telepon bila diisi, hubungan pelapor dengan pemohon, data yang dicatat petugas dari berkas, nomor chat Telegram, dan waktu setiap langkah pelayanan.

    <b>6. Lama pemrosesan.</b> Sejak Bapak/Ibu setuju sampai data dikirim ke Dispendukcapil, atau sampai permohonan ditarik. Sesudah itu data hanya disimpan menurut nomor 4.

    <b>7. Hak Bapak/Ibu.</b> Melihat dan menyalin data dengan /dataku, memperbaikinya dengan /ubahdata, menghapusnya dengan /hapusdata, dan menarik permohonan dengan /tarik. Untuk meminta penjelasan atau pembatasan, atau menyampaikan keberatan, silakan hubungi kontak di bawah ini. Catatan yang wajib disimpan menurut aturan arsip tidak ikut dihapus.

    <b>Isi chat ini.</b> Agar aman, pesan yang berisi NIK, nomor KK, atau berkas yang kami simpan dihapus sesudah dibaca; berkas yang tidak kami simpan tetap di chat. Salinan di server Telegram, di chat petugas yang membukanya, dan di chat petugas Dispendukcapil yang dikirimi tidak ikut terhapus.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas dan petugas Dispendukcapil; siapa yang mencari atau membukanya, kami catat. Pesan melewati server Telegram di luar negeri; bila tidak berkenan, silakan datang langsung ke kantor.

    Kontak: { $kontak }
ajukan-notice-more-less =
    <b>Perlindungan data pribadi</b>
    (UU 27/2022, Pasal 21)

    <b>1. Dasar hukum.</b> UU 23/2006 yang diubah dengan UU 24/2013 tentang Administrasi Kependudukan. Kami memproses data ini untuk tugas pelayanan publik.

    <b>2. Tujuan.</b> Hanya untuk mengurus KTP: memeriksa berkas, mencatat di register, mengirim data{ $foto ->
        [0] {""}
       *[other] {" "}dan foto berkas
    } ke petugas Dispendukcapil { $kabupaten }, juga lewat Telegram, dan memberi kabar kepada Bapak/Ibu.

    <b>3. Jenis data dan gunanya.</b> Nama, NIK, nomor KK, dan desa untuk memastikan siapa pemohonnya{ $nomor ->
        [0] ; NIK dan nomor KK tidak ditanyakan di chat ini, tetapi dicatat petugas dari KK
       *[other] {""}
    }. Data kelahiran, jenis kelamin, dan alamat untuk data KTP; semuanya dicatat petugas dari berkas. { $foto ->
        [0] Foto berkas tidak diminta; kelengkapan dilihat dari berkas aslinya di kantor.
       *[other] Foto berkas untuk memeriksa kelengkapan; begitu diterima, foto diperiksa otomatis apakah cukup jelas, keterangan tempat dan kamera di dalamnya dibuang, lalu disimpan terkunci.
    } Akun Telegram untuk mengirim kabar. Nomor telepon, bila diisi, untuk menghubungi Bapak/Ibu bila pesan di chat tidak sampai atau lama tidak dijawab; nomor ini tidak dikirim ke Dispendukcapil.

    <b>4. Lama penyimpanan.</b> Catatan register disimpan menurut jadwal arsip. Isi foto dan PDF berkas{ $foto ->
        [0] , bila ada yang dikirim sebelum ini,
       *[other] {""}
    } kami musnahkan { $berkas_hari } hari sesudah data dikirim ke Dispendukcapil; yang sudah diterima Dispendukcapil disimpan menurut aturan di sana. Bila permohonan lama tidak dilengkapi, isi foto dan PDF-nya kami musnahkan lebih dahulu.

    Isian yang belum dikirim tersimpan sampai Bapak/Ibu mengirimkannya, atau menghapusnya dengan /batal. Bila tidak dilanjutkan, kami ingatkan sesudah 1, 3, dan 7 hari; tiga hari sesudah pengingat terakhir, isian kami hapus.

    Bila permohonan ditarik atau ditutup, data pribadinya kami hapus sesudah masa simpannya. Sampai kapan, tertulis di /dataku.

    <b>5. Yang dikumpulkan.</b> Jawaban Bapak/Ibu, { $foto ->
        [0] {""}
       *[other] foto atau PDF berkas,{" "}
    }nomor telepon bila diisi, hubungan pelapor dengan pemohon, data yang dicatat petugas dari berkas, nomor chat Telegram, dan waktu setiap langkah pelayanan.

    <b>6. Lama pemrosesan.</b> Sejak Bapak/Ibu setuju sampai data dikirim ke Dispendukcapil, atau sampai permohonan ditarik. Sesudah itu data hanya disimpan menurut nomor 4.

    <b>7. Hak Bapak/Ibu.</b> Melihat dan menyalin data dengan /dataku, memperbaikinya dengan /ubahdata, menghapusnya dengan /hapusdata, dan menarik permohonan dengan /tarik. Untuk meminta penjelasan atau pembatasan, atau menyampaikan keberatan, silakan hubungi kontak di bawah ini. Catatan yang wajib disimpan menurut aturan arsip tidak ikut dihapus.

    <b>Isi chat ini.</b> Agar aman, pesan yang berisi NIK, nomor KK, atau berkas yang kami simpan dihapus sesudah dibaca; berkas yang tidak kami simpan tetap di chat. Salinan di server Telegram, di chat petugas yang membukanya, dan di chat petugas Dispendukcapil yang dikirimi tidak ikut terhapus.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas dan petugas Dispendukcapil; siapa yang mencari atau membukanya, kami catat. Pesan melewati server Telegram di luar negeri; bila tidak berkenan, silakan datang langsung ke kantor.

    Kontak: { $kontak }
ajukan-notice-less =
    <b>Sebelum mulai, mohon dibaca.</b>

    Kami meminta { $nomor ->
        [0] nama dan desa
       *[other] nama, NIK, nomor KK, dan desa
    }{ $foto ->
        [0] {""}
       *[other] {" "}serta foto berkas
    } <b>hanya untuk mengurus KTP</b>, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diisi; petugas memakainya hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab. { $nomor ->
        [0] NIK dan nomor KK tidak ditanyakan di chat ini; petugas mencatatnya dari KK, bersama data kelahiran, jenis kelamin, dan alamat.
       *[other] Data kelahiran, jenis kelamin, dan alamat kemudian dicatat petugas dari berkas.
    }{ $foto ->
        [0] {" "}Foto berkas tidak diminta; aslinya dilihat petugas di kantor.
       *[other] {""}
    }

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas, lalu dikirim { $foto ->
        [0] {""}
       *[other] bersama foto berkasnya{" "}
    }ke petugas Dispendukcapil, juga lewat Telegram. Catatan register disimpan menurut jadwal arsip. Isian yang belum dikirim dapat Bapak/Ibu hapus kapan saja. Bila lama tidak dilanjutkan, kami ingatkan, lalu kami hapus.

    Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, Bapak/Ibu dapat datang langsung ke kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: { $kontak }
ajukan-notice-refused =
    Baik. Data Bapak/Ibu tidak kami simpan. Bapak/Ibu tetap dapat dilayani langsung di Kantor Kecamatan { $kecamatan }:

    { $alamat }
    { $jam }

ajukan-ask-whom = Permohonan ini untuk siapa?
ajukan-ask-relation =
    Apa hubungan Bapak/Ibu dengan pemohon?
    <i>Contoh: bila mengurus KTP ibu sendiri, pilih “Anak”.</i>
ajukan-ask-kind = Silakan pilih yang ingin diurus.
ajukan-ask-nama = Silakan tulis nama lengkap pemohon, sama seperti di KK.
ajukan-ask-nik = Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
ajukan-ask-kk = Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
ajukan-ask-twice-kk =
    Nomor ini sama dengan NIK yang tadi. Mana yang keliru?
    <i>Nomor KK ada di bagian atas KK, di bawah tulisan “KARTU KELUARGA”. NIK ada pada baris nama pemohon.</i>
ajukan-ask-twice-nik =
    Nomor ini sama dengan nomor KK yang tadi. Mana yang keliru?
    <i>NIK ada di KK pada baris nama pemohon. Nomor KK ada di bagian atas, di bawah tulisan “KARTU KELUARGA”.</i>
ajukan-taken-as-kk = Baik, nomor tadi kami simpan sebagai nomor KK.
ajukan-taken-as-nik = Baik, nomor tadi kami simpan sebagai NIK.
ajukan-nik-saved = ✅ NIK tersimpan: { $nik }
ajukan-kk-saved = ✅ Nomor KK tersimpan: { $kk }
ajukan-ask-desa = Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
ajukan-ask-phone =
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    <i>Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.</i>
ajukan-ask-phone-other =
    Berapa nomor telepon untuk permohonan ini? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    <i>Contoh: 0812-3456-7890. Boleh nomor Bapak/Ibu atau nomor pemohon, atau dilewati.</i>
ajukan-ask-phone-counter =
    Berapa nomor telepon pemohon? Pemohon belum terhubung lewat chat, jadi kabar disampaikan lewat telepon.
    <i>Contoh: 0812-3456-7890. Boleh dilewati.</i>
ajukan-phone-share-how = Silakan ketuk “📱 Kirim nomor saya” di bawah tempat menulis. Nomornya juga boleh ditulis.
ajukan-phone-not-digits = Nomornya belum terbaca. Mohon tulis angkanya saja. Bila tidak ada nomor, ketuk “Lewati”.
ajukan-phone-several = Mohon tulis satu nomor saja.
ajukan-phone-foreign = Petugas hanya dapat menelepon nomor Indonesia. Mohon tulis nomor yang diawali 0 atau +62, atau ketuk “Lewati”.
ajukan-phone-no-prefix = Mohon tulis nomornya lengkap: nomor HP diawali 08, telepon rumah diawali kode daerah, misalnya 0321.
ajukan-phone-wrong-length = Nomor HP terdiri dari 10 sampai 13 angka; yang tertulis { $angka } angka. Mohon diperiksa lagi.
ajukan-phone-of-other = Kontak itu milik orang lain, jadi tidak kami simpan. Mohon kirim nomor Bapak/Ibu sendiri, atau ketuk “Lewati”.
ajukan-phone-not-asked = Kontak itu tidak kami simpan, karena sekarang tidak sedang diminta.
ajukan-phone-saved = ✅ Nomor telepon tersimpan: { $nomor }
ajukan-phone-skipped = Baik, tanpa nomor telepon.
ajukan-ask-elements =
    Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
ajukan-ask-other =
    Data lain apa yang perlu diperbaiki? Mohon tulis nama datanya saja.
    <i>Contoh: golongan darah</i>
ajukan-ask-now =
    { $element-code ->
        [lainnya] Apa yang tertulis di KTP sekarang?
       *[other] <b>{ $element }</b>: apa yang tertulis di KTP sekarang?
    }
ajukan-ask-should =
    { $element-code ->
        [lainnya] Seharusnya tertulis apa? Mohon ditulis sama seperti di KK.
       *[other] <b>{ $element }</b>: apa yang benar? Mohon ditulis sama seperti di KK.
    }
ajukan-ask-kk-right = Apakah data di KK sudah benar?
ajukan-ask-syarat =
    <b>Berkas { $nomor } dari { $jumlah }: { $syarat }</b>

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
ajukan-ask-syarat-optional =
    <b>Berkas { $nomor } dari { $jumlah }: { $syarat }</b> (bila ada)

    Bila ada, silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
ajukan-ask-page = Silakan kirim lembar berikutnya untuk <b>{ $syarat }</b>.
ajukan-ask-change = <b>{ $syarat }</b>: { $lembar } lembar tersimpan. Ingin ditambah, atau dikirim ulang?
ajukan-ask-change-paper = <b>{ $syarat }</b>: { $lembar } lembar foto dari sebelumnya masih tersimpan. Fotonya tetap dipakai, atau aslinya dibawa ke kantor?
ajukan-first-question = Ini pertanyaan yang pertama.
ajukan-change-here = Semua pertanyaan sudah terjawab. Bila ada yang perlu diubah, ketuk tombol ✏️ di bawah ini.

ajukan-nama-empty = Namanya belum terbaca. Mohon tulis nama dengan huruf, seperti di KK.
ajukan-nama-too-short = Namanya baru satu huruf. Mohon tulis nama lengkap, sama seperti di KK.
ajukan-nama-strange = Ada tanda “{ $huruf }” yang tidak biasa di dalam nama. Mohon cocokkan dengan KK, lalu tulis tanpa tanda itu.
ajukan-nama-digits = Nama tidak memakai angka. Mohon tulis nama dengan huruf, sama seperti di KK.
ajukan-nama-too-long = Tulisan itu terlalu panjang untuk sebuah nama. Mohon tulis nama satu orang saja, seperti di KK.

ajukan-nik-help = Tidak apa-apa, Bapak/Ibu. Bila KK tidak ada di tangan, petugas desa atau kantor kecamatan dapat membantu. Isian tetap tersimpan.
ajukan-kk-help = Tidak apa-apa, Bapak/Ibu. Bila KK tidak ada di tangan, petugas desa atau kantor kecamatan dapat membantu. Isian tetap tersimpan.
ajukan-look-in-kk = Mohon dilihat di KK dahulu, lalu ditulis sama seperti di sana. Isian tetap tersimpan.
ajukan-look-on-ktp = Mohon dilihat di KTP dahulu, lalu ditulis sama seperti di sana. Isian tetap tersimpan.
ajukan-syarat-not-yet = Bila belum ada, silakan diurus dahulu; isian tetap tersimpan. Bila aslinya akan dibawa, ketuk “Asli dibawa ke kantor”.
ajukan-pengantar-not-yet = Bila belum ada, silakan diurus dahulu di kantor desa; isian tetap tersimpan. Bila aslinya akan dibawa, ketuk “Asli dibawa ke kantor”.
ajukan-nik-not-digits = NIK hanya berisi angka. Mohon periksa, mungkin ada huruf O atau l yang mirip angka.
ajukan-nik-wrong-length = NIK terdiri dari 16 angka; yang tertulis { $angka } angka. Mohon cocokkan dengan NIK di KK, pada baris nama pemohon.
ajukan-nik-temporary = Nomor yang diawali angka 0 adalah nomor sementara dari desa. Mohon tulis NIK yang tertera di KK. Bila di KK belum ada NIK, silakan datang ke kantor.
ajukan-nik-all-equal = Enam belas angka yang sama belum dapat kami terima sebagai NIK. Mohon cocokkan dengan NIK di KK.
ajukan-nik-region = Enam angka pertama NIK tidak menunjuk daerah yang ada. Mohon cocokkan dengan KK.
ajukan-nik-no-such-date = Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
ajukan-nik-zero-serial = Empat angka terakhir NIK tidak mungkin 0000. Mohon cocokkan dengan KK.
ajukan-nik-is-kk = Nomor ini sama dengan nomor KK. NIK ada di KK pada baris nama pemohon, bukan di bagian atas.
ajukan-kk-not-digits = Nomor KK hanya berisi angka. Mohon periksa, mungkin ada huruf O atau l yang mirip angka.
ajukan-kk-wrong-length = Nomor KK terdiri dari 16 angka; yang tertulis { $angka } angka. Mohon cocokkan dengan nomor di bagian atas KK.
ajukan-kk-impossible = Nomor itu belum dapat kami terima sebagai nomor KK. Mohon cocokkan dengan nomor di bagian atas KK.
ajukan-kk-is-nik = Nomor ini sama dengan NIK. Nomor KK ada di bagian atas KK, di bawah tulisan “KARTU KELUARGA”.

ajukan-desa-unknown = Desa “{ $nama }” belum kami temukan di kecamatan ini. Mohon periksa tulisannya, atau ketuk salah satu tombol.
ajukan-desa-outside = Mohon maaf, layanan ini untuk warga Kecamatan { $kecamatan }. Silakan ke kantor kecamatan sesuai alamat KK, atau ke Dispendukcapil. Bila salah ketuk, silakan pilih lagi.
ajukan-elements-none = Belum ada data yang dipilih. Mohon pilih setidaknya satu.
ajukan-text-empty = Tulisannya belum terbaca. Mohon tulis dengan kata-kata, seperti pada berkas.
ajukan-text-too-long = Tulisan itu terlalu panjang ({ $jumlah } huruf). Mohon tulis datanya saja.
ajukan-kk-first = Data di KK perlu diperbaiki lebih dahulu di Dispendukcapil, baru kemudian KTP. Isian Anda tetap tersimpan; bila KK sudah benar, silakan lanjutkan di sini.
ajukan-young =
    Menurut NIK, pemohon belum 17 tahun. Perekaman dapat dilakukan sejak 16 tahun; KTP dicetak sesudah 17 tahun, atau bila sudah pernah menikah. Permohonan tetap dapat dilanjutkan.

ajukan-file-saved-twice =
    ✅ { $syarat }: { $lembar } lembar tersimpan.
    Foto ini sama dengan foto { $lain }. Mohon diperiksa; bila keliru, ketuk tombol ✏️ di ringkasan nanti.
ajukan-file-joined =
    ✅ { $syarat }: { $lembar } lembar tersimpan.
    Foto yang dikirim beruntun kami simpan pada berkas yang sama.
ajukan-notice-changed = Pemberitahuan ini baru saja diperbarui. Mohon dibaca sekali lagi.
ajukan-answer-held = Terima kasih, jawaban Bapak/Ibu sudah kami terima. Sebelum dilanjutkan, mohon yang berikut dibaca dahulu.
ajukan-notice-again = Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
ajukan-text-same = Kedua tulisan itu sama. Mohon tulis yang benar, sama seperti di KK.
ajukan-whom-changed = Nama, NIK, dan nomor KK harus milik pemohon. Mohon diperiksa lagi.
ajukan-whom-changed-nama = Nama harus milik pemohon. Mohon diperiksa lagi.
ajukan-file-saved = ✅ { $syarat }: { $lembar } lembar tersimpan.
ajukan-promise-saved = Baik. { $syarat }: mohon aslinya dibawa ke kantor.
ajukan-skip-saved = Baik. { $syarat }: dilewati.
ajukan-file-not-asked = Foto atau berkas itu tidak kami simpan, karena sekarang tidak sedang diminta. Bila ada pertanyaan yang terbuka, mohon dijawab dahulu. Untuk mengajukan: /ajukan. Untuk melengkapi berkas: /lengkapi
ajukan-file-expected = Yang kami perlukan sekarang fotonya. Ketuk tanda klip atau kamera, lalu kirim fotonya; atau ketuk salah satu tombol.
ajukan-file-type = Mohon maaf, jenis berkas itu belum dapat kami buka. Mohon kirim sebagai foto atau PDF.
ajukan-file-too-big = Mohon maaf, berkas itu terlalu besar. Mohon kirim foto atau PDF paling besar { $mb } MB.
ajukan-resumed = Kita lanjutkan isian yang tadi.

ajukan-summary =
    <b>Mohon diperiksa</b>

    { $daftar }

    { $kabar }

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
ajukan-line-self = Untuk: diri sendiri
ajukan-line-other =
    { $hubungan-code ->
        [orang_tua] Untuk: anak (Anda orang tua pemohon)
        [anak] Untuk: orang tua (Anda anak pemohon)
        [lainnya] Untuk: orang lain
        [perangkat_desa] Untuk: orang lain (Anda perangkat desa)
       *[other] Untuk: orang lain (Anda { $hubungan } pemohon)
    }
ajukan-line-kind = Layanan: { $jenis }
ajukan-line-nama = Nama: <b>{ $nama }</b>
ajukan-line-nik = NIK: { $nik }
ajukan-line-kk = Nomor KK: { $kk }
ajukan-line-numbers-later = NIK dan nomor KK: dicatat petugas dari KK
ajukan-line-desa = Desa: { $desa }
ajukan-line-phone = Nomor telepon: { $nomor }
ajukan-line-no-phone = Nomor telepon: tidak diisi
ajukan-line-perubahan-head = <b>Yang diperbaiki:</b>
ajukan-line-perubahan = { $element }: “{ $sekarang }” menjadi “{ $seharusnya }”
ajukan-line-kk-right = Data di KK: sudah benar
ajukan-line-files = 📷 { $syarat }: { $lembar } lembar
ajukan-line-promised = 📄 { $syarat }: aslinya dibawa ke kantor
ajukan-line-bring-optional = 📄 { $syarat }: aslinya dibawa ke kantor, bila ada
ajukan-line-skipped = ➖ { $syarat }: dilewati
ajukan-who-is-told-self = 🔔 Kabar tentang permohonan ini dikirim ke chat ini.
ajukan-who-is-told-other = 🔔 Kabar tentang permohonan ini dikirim ke chat ini. Mohon Anda teruskan kepada pemohon.

ajukan-sent =
    ✅ Terima kasih. Permohonan sudah terkirim ke kantor kecamatan.

    Kode permohonan: <b>{ $kode }</b>{ $nama }
    Mohon simpan kode ini.

    Tahap: diajukan, menunggu diterima petugas. Berkas dilihat pada jam kerja:
    { $jam }

    Kabar berikutnya kami kirim ke chat ini. Anda juga dapat melihatnya dengan /status.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
ajukan-sent-bring =
    <b>Mohon dibawa ke kantor:</b>
    { $daftar }

    Permohonan diterima petugas sesudah berkas itu ada di kantor.
ajukan-sent-numbers-later = NIK dan nomor KK tidak perlu dikirim ke sini; petugas mencatatnya dari KK.
ajukan-sent-closed = Kantor sedang tutup. Berkas mulai dilihat petugas pada { $tanggal } pukul { $jam } WIB.
ajukan-sent-break = Petugas sedang istirahat. Berkas mulai dilihat hari ini pukul { $jam } WIB.
ajukan-sent-recording = Untuk KTP pertama, pemohon perlu perekaman foto dan sidik jari di { $tempat }. Mohon membawa KK asli.
ajukan-sent-already = Permohonan sudah terkirim, jadi tidak dapat diubah di sini. Bila ada yang salah: tarik dengan /tarik lalu ajukan lagi, atau beri tahu petugas.
ajukan-sent-gone = Permohonan dari isian itu sudah tidak dilanjutkan, jadi tidak dapat dikirim atau diubah lagi. Bila masih perlu, silakan ajukan lagi dengan /ajukan.
ajukan-duplicate-own = Pemohon ini sudah punya permohonan yang sama dengan kode <b>{ $kode }</b>{ $nama } dan masih berjalan. Tidak perlu mengirim lagi; urutannya tetap. Silakan lihat di /status.
ajukan-duplicate-other = Mohon maaf, permohonan ini belum dapat kami terima lewat chat. Silakan datang ke kantor kecamatan dengan membawa KK, atau hubungi { $kontak }.
ajukan-syarat-changed = Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.
ajukan-kind-gone = Mohon maaf, permohonan { $jenis } sekarang tidak dapat diajukan di sini. Isian Bapak/Ibu tetap tersimpan. Silakan pilih layanan lain, atau datang ke kantor.
ajukan-draft-open = Masih ada isian permohonan yang belum dikirim. Silakan lanjutkan, atau hapus dahulu untuk membuat yang baru.
ajukan-open-already =
    Dari chat ini masih ada permohonan yang berjalan:

    { $daftar }

    Bila ingin membuat permohonan lain, silakan lanjutkan di bawah ini.
