# Untuk pemohon dan pelapor: keadaan permohonan, kabar, melengkapi, menarik.

warga-status-none = Belum ada permohonan dari chat ini. Untuk mengajukan: /ajukan
warga-status-draft = Permohonan Bapak/Ibu belum dikirim. Isiannya masih tersimpan, silakan dilanjutkan.
warga-status-list =
    Permohonan dari chat ini:

    { $daftar }

    Mana yang ingin dilihat?
warga-status-line = • <b>{ $kode }</b> – { $jenis }: { $tahap }
# Kepada warga, tahap dan riwayat disebut dengan kata sehari-hari; kata-kata SOP ada di kosakata.ftl, untuk petugas.
warga-own-line = • <b>{ $kode }</b> ({ $nama }) – { $jenis }: { $tahap-code ->
        [lengkap] lengkap, menunggu data dicatat petugas
        [dientri] data sudah dicatat petugas, menunggu dikirim ke Dispendukcapil
        [dibatalkan] tidak dilanjutkan
       *[other] { $tahap }
    }
warga-status =
    <b>Permohonan { $kode }</b>
    { $nama }, { $jenis }
    { $nomor }

    <b>Tahap:</b> { $tahap-code ->
        [lengkap] lengkap, menunggu data dicatat petugas
        [dientri] data sudah dicatat petugas, menunggu dikirim ke Dispendukcapil
        [dibatalkan] tidak dilanjutkan
       *[other] { $tahap }
    }
    Sejak { $sejak }

    <b>Selanjutnya</b>
    { $berikutnya }

    <b>Riwayat</b>
    { $riwayat }
warga-nomor-register = Nomor register: { $nomor }
warga-nomor-none = Nomor register: belum ada

warga-nothing-to-do = Bapak/Ibu tidak perlu melakukan apa-apa.
warga-to-record = Bila pemohon belum perekaman (foto dan sidik jari), silakan ke { $tempat }, membawa KK asli.
warga-next-diajukan =
    Petugas menerima berkas pada jam kerja. Mohon bawa aslinya ke kantor:
    { $dibawa }
warga-next-diajukan-all-here = Petugas menerima berkas pada jam kerja. { $tugas }
warga-next-diterima = Kasi Pelayanan memeriksa berkas. { $tugas }
warga-next-tidak-lengkap =
    Yang perlu dilengkapi:
    { $daftar }
    Ketuk “Lengkapi”. Kode, nomor register, dan urutan tetap.
warga-next-tidak-lengkap-answered =
    Terima kasih, semua yang kurang sudah dijawab. Petugas memeriksanya pada jam kerja.
warga-next-tidak-lengkap-bring =
    Semua yang kurang sudah dijawab. Mohon bawa aslinya ke kantor:
    { $dibawa }
warga-next-lengkap = Petugas mencatat data dari berkas. { $tugas }
warga-next-dientri = Petugas mengirim data ke Dispendukcapil. { $tugas }
warga-next-dikirim = Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. { $tugas } Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini.
warga-next-dibatalkan = Permohonan ini sudah berakhir. Bila masih perlu, silakan mengajukan lagi dengan /ajukan.
warga-closed-why = Ditutup petugas. Alasan: { $alasan }.
warga-closed-why-text =
    { $alasan-code ->
        [lainnya] Ditutup petugas. Alasan: “{ $catatan }”.
       *[other] Ditutup petugas. Alasan: { $alasan } (“{ $catatan }”).
    }
warga-withdrawn-why = Ditarik oleh pihak pemohon. Alasan: { $alasan }.
warga-withdrawn-why-text = Ditarik oleh pihak pemohon. Alasan: “{ $catatan }”.
warga-last-pernyataan =
    Menurut Dispendukcapil (per { $tanggal }): “{ $pernyataan }”.
    { $pernyataan-code ->
        [diterima] Pencetakan dan pembagian KTP mengikuti antrean di Dispendukcapil.
        [menunggu_blangko] Pencetakan dilakukan Dispendukcapil sesudah blangko tersedia.
        [dicetak] Untuk pengambilan, silakan bertanya ke Dispendukcapil.
        [diserahkan] Bila KTP belum sampai, silakan bertanya ke Dispendukcapil.
        [tetap_diproses] Permohonan ini dilanjutkan; Bapak/Ibu belum perlu melakukan apa-apa.
       *[ditolak] Silakan datang ke kantor kecamatan atau Dispendukcapil untuk penjelasan.
    }
warga-timeline-line = • { $waktu }: { $event-code ->
        [dientri] Data dicatat petugas
        [dibatalkan] Permohonan berakhir, tidak dilanjutkan
       *[other] { $event }
    }
warga-timeline-stated = • { $waktu }: Pernyataan Dispendukcapil per { $tanggal }: “{ $pernyataan }”
warga-missing-line = • { $syarat }: { $alasan-code ->
        [tidak_sesuai] tidak cocok dengan isian permohonan
       *[other] { $alasan }
    }
warga-missing-line-note =
    { $alasan-code ->
        [lainnya] • { $syarat }: { $catatan }
        [tidak_sesuai] • { $syarat }: tidak cocok dengan isian permohonan ({ $catatan })
       *[other] • { $syarat }: { $alasan } ({ $catatan })
    }
warga-syarat-line = • { $syarat }
warga-syarat-line-optional = • { $syarat } (bila ada)

warga-told-diterima =
    Berkas permohonan <b>{ $kode }</b> ({ $nama }) sudah diterima petugas. Nomor register: <b>{ $nomor }</b>.

    Selanjutnya Kasi Pelayanan memeriksa berkas. { $tugas }
warga-told-tidak-lengkap =
    { $putaran ->
        [1] Mohon maaf, berkas permohonan <b>{ $kode }</b> ({ $nama }) belum lengkap. Yang perlu dilengkapi:
       *[other] Mohon maaf, pada pemeriksaan ke-{ $putaran } berkas permohonan <b>{ $kode }</b> ({ $nama }) masih belum lengkap. Yang perlu dilengkapi:
    }

    { $daftar }

    Ketuk “Lengkapi”. Kode, nomor register, dan urutan Bapak/Ibu tetap.
warga-told-lengkap =
    Berkas permohonan <b>{ $kode }</b> ({ $nama }) dinyatakan lengkap oleh Kasi Pelayanan.

    Selanjutnya petugas mencatat data dari berkas. { $tugas }
warga-told-dientri =
    Data permohonan <b>{ $kode }</b> ({ $nama }) sudah dicatat petugas.

    Selanjutnya petugas mengirim data ke Dispendukcapil. { $tugas }
warga-told-dikirim =
    Data permohonan <b>{ $kode }</b> ({ $nama }) sudah dikirim ke Dispendukcapil. Pekerjaan kecamatan selesai.

    Selanjutnya Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. { $tugas } Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini. Untuk bertanya tentang pencetakan dan pengambilan, silakan ke Dispendukcapil.
warga-told-dibatalkan =
    Mohon maaf, permohonan <b>{ $kode }</b> ({ $nama }) ditutup petugas dan tidak dilanjutkan. Alasan: { $alasan }.

    Bila ada pertanyaan, silakan datang ke kantor. Untuk mengajukan lagi: /ajukan
warga-told-dibatalkan-text =
    { $alasan-code ->
        [lainnya] Mohon maaf, permohonan <b>{ $kode }</b> ({ $nama }) ditutup petugas dan tidak dilanjutkan. Alasan: { $catatan }
       *[other] Mohon maaf, permohonan <b>{ $kode }</b> ({ $nama }) ditutup petugas dan tidak dilanjutkan. Alasan: { $alasan } ({ $catatan })
    }

    Bila ada pertanyaan, silakan datang ke kantor. Untuk mengajukan lagi: /ajukan
warga-told-withdrawn =
    Permohonan <b>{ $kode }</b> ({ $nama }) ditarik dari chat lain yang terhubung dengannya, dan tidak dilanjutkan.

    Bila ini tidak Bapak/Ibu kehendaki, silakan datang ke kantor, atau mengajukan lagi dengan /ajukan.
warga-told-pernyataan =
    Permohonan <b>{ $kode }</b> ({ $nama }) sudah dikirim ke Dispendukcapil.

    Menurut Dispendukcapil (per { $tanggal }): “{ $pernyataan }”.
    { $pernyataan-code ->
        [diterima] Pencetakan dan pembagian KTP mengikuti antrean di Dispendukcapil.
        [menunggu_blangko] Pencetakan dilakukan Dispendukcapil sesudah blangko tersedia.
        [dicetak] Untuk pengambilan, silakan bertanya ke Dispendukcapil.
        [diserahkan] Bila KTP belum sampai, silakan bertanya ke Dispendukcapil.
        [tetap_diproses] Permohonan ini dilanjutkan; Bapak/Ibu belum perlu melakukan apa-apa.
       *[ditolak] Silakan datang ke kantor kecamatan atau Dispendukcapil untuk penjelasan.
    }
warga-told-ralat = Mohon maaf, ada ralat tentang permohonan <b>{ $kode }</b> ({ $nama }). Kabar sebelumnya, “{ $semula }”, tidak berlaku lagi.

warga-lengkapi-none = Tidak ada berkas yang perlu dilengkapi dari chat ini. Keadaan permohonan ada di /status.
warga-lengkapi-choose =
    Ada beberapa permohonan yang perlu dilengkapi:

    { $daftar }

    Mana yang dilengkapi dahulu?
warga-lengkapi-ask =
    <b>{ $kode }{ $nama }: kekurangan { $nomor } dari { $jumlah }</b>
    { $syarat }: { $alasan-code ->
        [tidak_sesuai] tidak cocok dengan isian permohonan
       *[other] { $alasan }
    }

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
warga-lengkapi-ask-note =
    <b>{ $kode }{ $nama }: kekurangan { $nomor } dari { $jumlah }</b>
    { $alasan-code ->
        [lainnya] { $syarat }
        [tidak_sesuai] { $syarat }: tidak cocok dengan isian permohonan
       *[other] { $syarat }: { $alasan }
    }
    Pesan Kasi Pelayanan: “{ $catatan }”

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
warga-lengkapi-ask-paper =
    <b>{ $kode }{ $nama }: kekurangan { $nomor } dari { $jumlah }</b>
    { $syarat }: { $alasan-code ->
        [tidak_sesuai] tidak cocok dengan isian permohonan
       *[other] { $alasan }
    }

    Mohon aslinya dibawa ke kantor; petugas melihatnya di sana. Bila akan dibawa, ketuk “Asli dibawa ke kantor”.
warga-lengkapi-ask-note-paper =
    <b>{ $kode }{ $nama }: kekurangan { $nomor } dari { $jumlah }</b>
    { $alasan-code ->
        [lainnya] { $syarat }
        [tidak_sesuai] { $syarat }: tidak cocok dengan isian permohonan
       *[other] { $syarat }: { $alasan }
    }
    Pesan Kasi Pelayanan: “{ $catatan }”

    Mohon aslinya dibawa ke kantor; petugas melihatnya di sana. Bila akan dibawa, ketuk “Asli dibawa ke kantor”.
warga-lengkapi-page = Silakan kirim lembar berikutnya untuk <b>{ $syarat }</b>, permohonan <b>{ $kode }</b>{ $nama }.
warga-lengkapi-done =
    ✅ Terima kasih. Semua kekurangan permohonan <b>{ $kode }</b>{ $nama } sudah dijawab. Petugas melihatnya pada jam kerja, dan kabarnya kami kirim ke sini.
warga-lengkapi-done-looking =
    Semua kekurangan permohonan <b>{ $kode }</b>{ $nama } sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
warga-lengkapi-done-bring =
    ✅ Terima kasih. Semua kekurangan permohonan <b>{ $kode }</b>{ $nama } sudah dijawab.

    <b>Mohon dibawa ke kantor:</b>
    { $daftar }

    Sesudah itu petugas menerima berkas, dan kabarnya kami kirim ke sini.
warga-lengkapi-nothing-left = Semua kekurangan permohonan <b>{ $kode }</b>{ $nama } sudah dijawab. Petugas melihatnya pada jam kerja.
warga-lengkapi-same = Berkas yang sama sudah kami simpan; tidak perlu dikirim lagi.
warga-lengkapi-not-now = Permohonan <b>{ $kode }</b>{ $nama } sekarang tidak perlu dilengkapi. Tahap: { $tahap-code ->
        [lengkap] lengkap, menunggu data dicatat petugas
        [dientri] data sudah dicatat petugas, menunggu dikirim ke Dispendukcapil
        [dibatalkan] tidak dilanjutkan
       *[other] { $tahap }
    }.

warga-tarik-none = Tidak ada permohonan dari chat ini yang dapat ditarik. Keadaan permohonan ada di /status.
warga-tarik-choose =
    Permohonan yang dapat ditarik:

    { $daftar }

    Mana yang ingin ditarik?
warga-tarik-why = Mengapa permohonan <b>{ $kode }</b> ({ $nama }) ditarik? Ketuk salah satu tombol, atau tulis alasannya.
warga-tarik-text = Silakan tulis alasan menarik permohonan <b>{ $kode }</b>{ $nama }, dengan singkat.
warga-tarik-too-long = Tulisan itu terlalu panjang ({ $jumlah } huruf, paling banyak { $paling }). Mohon ditulis lebih singkat.
warga-tarik-confirm =
    Permohonan <b>{ $kode }</b> ({ $nama }) akan ditarik dan tidak dilanjutkan. Alasan: { $alasan }.

    Tarik sekarang?
warga-tarik-confirm-text =
    Permohonan <b>{ $kode }</b> ({ $nama }) akan ditarik dan tidak dilanjutkan. Alasan: { $catatan }.

    Tarik sekarang?
warga-tarik-done = Permohonan <b>{ $kode }</b>{ $nama } sudah ditarik dan tidak dilanjutkan. Bila perlu, silakan mengajukan lagi dengan /ajukan.
warga-tarik-kept = Baik. Permohonan <b>{ $kode }</b>{ $nama } tetap berjalan.
warga-tarik-already = Permohonan <b>{ $kode }</b>{ $nama } sudah tidak dilanjutkan sejak { $waktu }. Bila perlu, silakan mengajukan lagi dengan /ajukan.
warga-tarik-too-late = Data permohonan <b>{ $kode }</b>{ $nama } sudah dikirim ke Dispendukcapil, jadi tidak dapat diubah atau ditarik lagi di sini. Untuk penjelasan, silakan ke kantor kecamatan atau Dispendukcapil.
