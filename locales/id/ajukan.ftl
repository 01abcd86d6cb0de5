# Mengajukan: pertanyaan, kesalahan, ringkasan, tanda terima.

ajukan-notice =
    <b>Sebelum mulai, mohon dibaca.</b>

    Kami meminta nama, NIK, nomor KK, desa, dan foto berkas <b>hanya untuk mengurus KTP</b>.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas, lalu dikirim ke Dispendukcapil. Foto dihapus { $hari } hari sesudah data dikirim ke sana; catatan register disimpan menurut jadwal arsip.

    Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, Bapak/Ibu dapat datang langsung ke kantor.

    Anda berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: { $kontak }
ajukan-notice-more =
    <b>Perlindungan data pribadi</b>
    (UU 27/2022, Pasal 21)

    <b>1. Dasar hukum.</b> UU 23/2006 yang diubah dengan UU 24/2013 tentang Administrasi Kependudukan. Kami memproses data ini untuk tugas pelayanan publik.

    <b>2. Tujuan.</b> Hanya untuk mengurus KTP: memeriksa berkas, mencatat di register, mengirim data ke Dispendukcapil Kabupaten { $kabupaten }, dan memberi kabar kepada Anda.

    <b>3. Jenis data dan gunanya.</b> Nama, NIK, nomor KK, dan desa untuk memastikan siapa pemohonnya. Data kelahiran, jenis kelamin, dan alamat untuk entri data. Foto berkas untuk memeriksa kelengkapan. Akun Telegram untuk mengirim kabar.

    <b>4. Lama penyimpanan.</b> Foto dihapus { $hari } hari sesudah data dikirim ke Dispendukcapil. Catatan register disimpan menurut jadwal arsip. Isian yang tidak jadi dikirim dapat dihapus sendiri dengan /batal.

    <b>5. Yang dikumpulkan.</b> Jawaban Anda, foto atau PDF berkas, hubungan pelapor dengan pemohon, nomor chat Telegram, dan waktu setiap langkah pelayanan.

    <b>6. Lama pemrosesan.</b> Sejak Anda setuju sampai data dikirim ke Dispendukcapil, atau sampai permohonan ditarik. Sesudah itu data hanya disimpan menurut nomor 4.

    <b>7. Hak Anda.</b> Mendapat penjelasan, melihat dan meminta salinan data, memperbaikinya, meminta pembatasan atau penghapusan, menarik persetujuan, dan mengajukan keberatan. Permintaan dijawab paling lambat 3 × 24 jam. Catatan yang wajib disimpan menurut aturan arsip tidak ikut dihapus.

    Data dilihat petugas Kecamatan { $kecamatan } yang bertugas dan petugas Dispendukcapil. Pesan melewati server Telegram di luar negeri; bila tidak berkenan, silakan datang langsung ke kantor.

    Kontak: { $kontak }
ajukan-notice-refused =
    Baik. Data Anda tidak kami simpan. Bapak/Ibu tetap dapat dilayani langsung di Kantor Kecamatan { $kecamatan }:

    { $alamat }
    { $jam }

ajukan-ask-whom = Permohonan ini untuk siapa?
ajukan-ask-relation =
    Bapak/Ibu siapanya pemohon?
    <i>Contoh: untuk KTP anak sendiri, pilih “Orang tua”.</i>
ajukan-ask-kind = Silakan pilih yang ingin diurus.
ajukan-ask-nama = Silakan tulis nama lengkap pemohon, sama seperti di KK.
ajukan-ask-nik = Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
ajukan-ask-kk = Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
ajukan-ask-desa = Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
ajukan-ask-elements =
    Data mana yang perlu diperbaiki? Boleh lebih dari satu; ketuk lagi untuk membatalkan pilihan.
ajukan-ask-now = <b>{ $element }</b>: apa yang tertulis di KTP sekarang?
ajukan-ask-should = <b>{ $element }</b>: seharusnya apa?
ajukan-ask-kk-right = Apakah data di KK sudah benar?
ajukan-ask-syarat =
    <b>Berkas { $nomor } dari { $jumlah }: { $syarat }</b>

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
ajukan-ask-syarat-optional =
    <b>Berkas { $nomor } dari { $jumlah }: { $syarat }</b> (bila ada)

    Bila ada, silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
