# Pengiriman ke Dispendukcapil: memilih, yang diterima petugasnya, dan jawabannya. Tulisan lembar dan arsip tanpa tanda gambar.

pengiriman-pick =
    📦 <b>Siap dikirim ke Dispendukcapil: { $jumlah }</b>. Dipilih: { $dipilih }.

    { $daftar }

    Ketuk nomornya untuk memasukkan (☑) atau mengeluarkan (☐), lalu “Lanjut”.
pengiriman-pick-on = ☑ { $urut }. { $kode } – { $jenis }, Desa { $desa }
pengiriman-pick-off = ☐ { $urut }. { $kode } – { $jenis }, Desa { $desa }
pengiriman-pick-back-on = ☑ { $urut }. { $kode } – { $jenis }, Desa { $desa } (dikirim ulang)
pengiriman-pick-back-off = ☐ { $urut }. { $kode } – { $jenis }, Desa { $desa } (dikembalikan Dispendukcapil; pilih bila sudah diperbaiki)
pengiriman-pick-empty = Belum ada permohonan yang siap dikirim. Yang siap adalah yang datanya sudah dientri.
pengiriman-pick-none = Belum ada yang dipilih. Mohon ketuk nomor yang akan dikirim.
pengiriman-pick-over = Pilihan itu sudah tidak berlaku. Silakan mulai lagi dengan /kirim.
pengiriman-pick-changed = Pilihannya sudah berubah sejak pertanyaan itu, jadi belum ada yang dikirim. Mohon diperiksa lagi, lalu ketuk “Lanjut”.
pengiriman-choose =
    Akan dikirim sebagai satu pengiriman: <b>{ $jumlah } permohonan</b>.

    Siapa penerimanya?
pengiriman-too-many = Satu pengiriman paling banyak { $jumlah } permohonan. Mohon bagi menjadi beberapa kali.
pengiriman-done = ✅ Pengiriman <b>{ $nomor }</b> ({ $jumlah } permohonan) dikirim ke Dispendukcapil, kepada { $penerima }.
pengiriman-done-without = Yang tidak ikut terkirim: { $jumlah }. Penjelasannya di bawah ini.

pengiriman-handed =
    📦 <b>Pengiriman { $nomor }</b> – { $tanggal }
    Dari Kecamatan { $kecamatan } ({ $pengirim }), ditujukan kepada { $penerima }: { $jumlah } permohonan.

    { $daftar }

    { $arsip }
    Mohon dicocokkan, lalu dijawab dengan tombol di bawah ini.
pengiriman-handed-first =
    📦 <b>Pengiriman { $nomor }</b> – { $tanggal }
    Dari Kecamatan { $kecamatan } ({ $pengirim }), ditujukan kepada { $penerima }: { $jumlah } permohonan. Daftarnya dalam beberapa pesan.

    { $daftar }
pengiriman-handed-more =
    📦 Pengiriman { $nomor }, lanjutan

    { $daftar }
pengiriman-handed-last =
    📦 <b>Pengiriman { $nomor }</b>: itu tadi { $jumlah } permohonan. { $arsip }
    Mohon dicocokkan, lalu dijawab dengan tombol di bawah ini.
pengiriman-isi = { $urut }. { $nomor } – { $kode } – { $jenis }, a.n. { $nama }. { $keterangan }
pengiriman-ket-berkas = Berkas: { $berkas } di arsip
pengiriman-ket-asli = Berkas: { $berkas } di arsip; berkas kertas dibawa kurir: { $asli }
pengiriman-ket-ulang = Dikirim ulang. { $keterangan }
pengiriman-arsip-satu = Data lengkap (XLSX) dan berkasnya menyusul di chat ini sebagai satu arsip ZIP.
pengiriman-arsip-bagian = Data lengkap (XLSX) dan berkasnya menyusul di chat ini sebagai { $jumlah } arsip ZIP; lembar datanya ada di arsip pertama.
pengiriman-arsip-caption = 📦 Pengiriman { $nomor }: data { $baris } permohonan dan { $berkas } berkas. Mohon diunduh dan disimpan di tempat yang terkunci; pesan ini kami hapus sesudah pengirimannya dijawab, paling lama dalam 47 jam.
pengiriman-arsip-caption-bagian = 📦 Pengiriman { $nomor }, arsip { $bagian } dari { $dari }: { $berkas } berkas. Mohon diunduh dan disimpan di tempat yang terkunci; pesan ini kami hapus sesudah pengirimannya dijawab, paling lama dalam 47 jam.
pengiriman-arsip-folder-satu = Data lengkap (XLSX) dan berkasnya disiapkan sebagai satu arsip ZIP di folder penerimaan; kabarnya menyusul di chat ini.
pengiriman-arsip-folder-bagian = Data lengkap (XLSX) dan berkasnya disiapkan sebagai { $jumlah } arsip ZIP di folder penerimaan, lembar datanya di arsip pertama; kabarnya menyusul di chat ini.
pengiriman-arsip-placed =
    📁 Arsip pengiriman <b>{ $nomor }</b> ({ $berkas } berkas) sudah ada di folder penerimaan, bernama <code>{ $nama }</code>.
    Mohon diambil dan disimpan di tempat yang terkunci. Sesudah pengirimannya dijawab, arsip di folder itu kami hapus; paling lama dalam { $hari } hari.
pengiriman-arsip-not-placed =
    ⚠️ Arsip pengiriman <b>{ $nomor }</b> belum dapat ditaruh di folder penerimaan Dispendukcapil: foldernya tidak ada, penuh, atau terbuka untuk orang lain. Kami terus mencobanya, dan tidak ada data yang hilang.
    Mohon beri tahu petugas yang menjaga komputer; perintahnya <code>periksa</code>.
pengiriman-arsip-still-not-placed =
    ⚠️ Folder penerimaan Dispendukcapil masih belum dapat dipakai. Arsip yang menunggu: { $jumlah }. Kami terus mencobanya, dan tidak ada data yang hilang.
    Mohon ditanyakan kepada petugas yang menjaga komputer; perintahnya <code>periksa</code>.
pengiriman-arsip-folder-works = ✅ Folder penerimaan Dispendukcapil sudah dapat dipakai lagi. Arsip yang menunggu ditaruh di sana satu per satu.
pengiriman-arsip-left-behind =
    ⚠️ Folder penerimaan Dispendukcapil sudah diganti. Arsip yang mungkin masih ada di folder lama: { $jumlah }.
    { $daftar }

    Folder lama tidak kami buka lagi. Mohon petugas yang menjaga komputer menghapusnya dari sana. Bila arsipnya masih diperlukan, silakan ketuk “Arsip lagi” pada pengirimannya.
pengiriman-arsip-refused =
    ⚠️ Arsip { $bagian } dari pengiriman <b>{ $nomor }</b> ditolak Telegram, biasanya karena terlalu besar, jadi tidak kami kirim ulang. Pengirimannya sendiri tetap tercatat.
    Data dan berkasnya dapat dibuka petugas Dispendukcapil satu per satu dari kartu permohonannya. Untuk berikutnya, mohon pilih lebih sedikit permohonan dalam satu pengiriman, atau mintalah petugas yang menjaga komputer memakai folder penerimaan.
pengiriman-arsip-refused-officer = Mohon maaf, arsip { $bagian } dari pengiriman <b>{ $nomor }</b> tidak dapat dikirim ke chat ini. Data dan berkasnya dapat dibuka satu per satu dari /antrean; kecamatan sudah kami beri tahu.
pengiriman-arsip-mungkin-dua = Pengiriman arsip <code>{ $nama }</code> ({ $nomor }) tadi sempat terputus. Bila arsip itu ada dua kali di chat ini, mohon yang lebih dahulu dihapus: tekan lama pesannya, lalu ketuk “Hapus”.
pengiriman-arsip-tertinggal = 🧹 Arsip <code>{ $nama }</code> (pengiriman { $nomor }) sudah terlalu lama di chat ini, jadi tidak dapat kami hapus. Supaya berkas warga aman, mohon dihapus sendiri: tekan lama pesannya, lalu ketuk “Hapus”.
pengiriman-kembalikan-ask = <b>{ $kode }</b>: apa yang perlu diperbaiki kecamatan? Ketuk salah satu, atau tulis dengan singkat.
pengiriman-done-kembalikan = ↩️ <b>{ $kode }</b> dikembalikan ke kecamatan. Sesudah diperbaiki, permohonan ini dikirim ulang.
pengiriman-told-officer-gone =
    ⚠️ { $nama } bukan petugas Dispendukcapil lagi. Permohonan yang dikirim kepada beliau dan belum selesai: { $jumlah }.
    Mohon dialihkan ke petugas lain, supaya tetap ada yang memegangnya.
pengiriman-alih-ask =
    <b>{ $jumlah } permohonan</b> masih ada pada { $nama }, yang bukan petugas Dispendukcapil lagi. Semuanya dikirim ulang sebagai satu pengiriman baru.

    Siapa penerimanya?
pengiriman-alih-still = { $nama } masih petugas Dispendukcapil, jadi pengirimannya tetap pada beliau.
pengiriman-alih-nothing = Tidak ada lagi permohonan yang masih ada pada { $nama }.
pengiriman-arsip-coming = 🗂 Arsip pengiriman <b>{ $nomor }</b> disiapkan lagi untuk petugas Dispendukcapil.
pengiriman-arsip-answered = Pengiriman <b>{ $nomor }</b> sudah dijawab, { $waktu }, jadi arsipnya tidak dikirim lagi. Data dan berkasnya tetap dapat dibuka dari kartu permohonannya.
pengiriman-arsip-nobody = Penerima pengiriman <b>{ $nomor }</b> bukan petugas Dispendukcapil lagi, jadi arsipnya tidak dapat dikirim kepada beliau.
pengiriman-arsip-dihapus = 🧹 Arsip pengiriman <b>{ $nomor }</b> sudah dihapus dari tempatnya, supaya berkas warga tidak tertinggal di sana. Bila masih diperlukan, silakan diminta lagi.
pengiriman-arsip-not-yours = Arsip pengiriman tidak jadi dikirim, karena peran Anda sudah berubah.
pengiriman-arsip-broken = Mohon maaf, arsip pengiriman { $nomor } tidak dapat dibuat. Mohon hubungi kantor kecamatan; datanya tetap dapat dibuka satu per satu dari /antrean.

pengiriman-sheet-title = PENGIRIMAN { $nomor }
pengiriman-sheet-to = Dari Kecamatan { $kecamatan }, ditujukan kepada { $penerima }
pengiriman-sheet = Ekspedisi
pengiriman-sheet-unread = Data permohonan ini tidak dapat dibuka. Mohon ditanyakan ke kecamatan.
pengiriman-sheet-resent = Sudah dikirim ulang dengan pengiriman { $nomor }.
pengiriman-kolom-kode = Kode
pengiriman-kolom-tempat-lahir = Tempat lahir
pengiriman-kolom-tanggal-lahir = Tanggal lahir
pengiriman-kolom-kelamin = Jenis kelamin
pengiriman-kolom-alamat = Alamat
pengiriman-kolom-rt = RT
pengiriman-kolom-rw = RW
pengiriman-kolom-koreksi = Yang dibetulkan
pengiriman-kolom-berkas = Berkas
pengiriman-berkas-file = { $syarat }: { $nama }
pengiriman-berkas-asli = { $syarat }: berkas kertas, dibawa kurir
pengiriman-berkas-musnah = { $syarat }: berkas sudah dimusnahkan
pengiriman-berkas-tiada = { $syarat }: berkas tidak dapat dibuka, mohon ditanyakan ke kecamatan

pengiriman-terima-ask = Pengiriman <b>{ $nomor }</b>: apakah semua { $jumlah } permohonan sudah diterima dengan lengkap? Pemohon dikabari bahwa datanya sudah diterima Dispendukcapil, dan arsipnya kami hapus.
pengiriman-terima-except =
    Pengiriman <b>{ $nomor }</b> ({ $jumlah } permohonan): yang mana yang dikembalikan? Ketuk nomornya; boleh lebih dari satu.
    Nomor di bawah ini: { $dari }–{ $sampai }.

    { $daftar }
pengiriman-terima-except-none = Belum ada yang ditandai.
pengiriman-terima-mark = ↩️ { $urut }. { $kode }: { $alasan }
pengiriman-terima-mark-text = ↩️ { $urut }. { $kode }: { $catatan }
pengiriman-terima-why = Pengiriman { $nomor }, nomor { $urut } (<b>{ $kode }</b>): mengapa dikembalikan?
pengiriman-terima-text = Nomor { $urut } (<b>{ $kode }</b>): tulis dengan singkat apa yang perlu diperbaiki. Staf kecamatan membaca tulisan ini.
pengiriman-terima-confirm =
    Pengiriman <b>{ $nomor }</b>: { $diterima } diterima, dan ini dikembalikan ke kecamatan:

    { $daftar }

    Catat jawaban ini? Sesudah itu arsipnya kami hapus.
pengiriman-terima-changed = Tandanya sudah berubah sejak pertanyaan itu, jadi belum ada yang dicatat. Mohon diperiksa lagi jawaban yang sekarang.
pengiriman-terima-done = ✅ Pengiriman <b>{ $nomor }</b>: dicatat { $diterima } diterima, { $kembali } dikembalikan. Terima kasih.
pengiriman-terima-not-recorded =
    Yang tidak dicatat dari jawaban ini:

    { $daftar }
pengiriman-terima-left = • Nomor { $urut }: { $alasan }
pengiriman-terima-later = <b>{ $kode }</b> sudah dikirim ulang sesudah itu, jadi dijawab dengan pengiriman yang lebih baru.
pengiriman-terima-resent = <b>{ $kode }</b> sudah dikirim ulang dengan pengiriman <b>{ $nomor }</b>, jadi dijawab dengan pengiriman itu.
pengiriman-terima-returned = <b>{ $kode }</b> sudah dikembalikan sebelum jawaban ini.
pengiriman-terima-unread = <b>{ $kode }</b> tidak dapat dibuka. Mohon ditanyakan ke kecamatan.
pengiriman-gone-on = Semua isi pengiriman <b>{ $nomor }</b> sudah dikirim ulang dengan pengiriman { $lain }. Jadi pengiriman <b>{ $nomor }</b> tidak perlu dijawab lagi, dan arsipnya tidak disiapkan lagi.
pengiriman-terima-already = Pengiriman <b>{ $nomor }</b> sudah dijawab, { $waktu }. Pernyataan per permohonan dapat dicatat dengan /nyatakan.

pengiriman-told-terima = 📦 Pengiriman <b>{ $nomor }</b> diterima lengkap oleh { $oleh }: { $diterima } permohonan.
pengiriman-told-terima-part = 📦 Pengiriman <b>{ $nomor }</b>: { $oleh } menerima { $diterima } permohonan.
pengiriman-told-terima-kembali =
    📦 Pengiriman <b>{ $nomor }</b>: { $oleh } menerima { $diterima } permohonan dan mengembalikan:

    { $daftar }

    Kartunya ada di bawah ini. Sesudah diperbaiki, kirim ulang dari kartunya.
pengiriman-told-kembali = ↩️ <b>{ $kode }</b> dikembalikan Dispendukcapil: { $alasan }. Mohon diperbaiki, lalu dikirim ulang.
pengiriman-told-kembali-text =
    ↩️ <b>{ $kode }</b> dikembalikan Dispendukcapil: “{ $catatan }”
    Mohon diperbaiki, lalu dikirim ulang.
pengiriman-card-kembali = ↩️ Dikembalikan Dispendukcapil: { $alasan }
pengiriman-card-kembali-text = ↩️ Dikembalikan Dispendukcapil: “{ $catatan }”
pengiriman-not-again =
    <b>{ $kode }</b> tidak dikirim dengan tombol lama itu, karena sudah dikembalikan Dispendukcapil: { $alasan }.
    Sesudah diperbaiki, silakan kirim ulang dari kartunya di bawah ini.
pengiriman-not-again-text =
    <b>{ $kode }</b> tidak dikirim dengan tombol lama itu, karena sudah dikembalikan Dispendukcapil: “{ $catatan }”
    Sesudah diperbaiki, silakan kirim ulang dari kartunya di bawah ini.
pengiriman-refused-sent-back = <b>{ $kode }</b> sedang dikembalikan ke kecamatan. Sampai dikirim ulang, yang dapat dicatat hanya bahwa permohonan tidak dapat diproses.
pengiriman-refused-declined = <b>{ $kode }</b> sudah dikembalikan ke kecamatan, lalu dinyatakan tidak dapat diproses. Bila pernyataan itu keliru, catat dahulu “Tetap diproses” lewat /nyatakan { $kode }. Sesudah itu staf memperbaiki dan mengirimnya ulang.
pengiriman-refused-not-declined = <b>{ $kode }</b> tidak sedang dinyatakan “tidak dapat diproses”, jadi tidak ada yang perlu diralat.
pengiriman-refused-ended = <b>{ $kode }</b> sudah dinyatakan selesai oleh Dispendukcapil, jadi tidak dapat dikembalikan.
pengiriman-done-ulang = ✅ Data <b>{ $kode }</b> dientri ulang. Selanjutnya dikirim ulang: <code>/kirim { $kode }</code>

pengiriman-ask-terima =
    📦 Mohon dijawab, apakah pengiriman ini sudah diterima:

    { $daftar }
pengiriman-told-no-answer =
    📦 Pengiriman ini belum dijawab petugas Dispendukcapil. Mohon beliau ditanya langsung:

    { $daftar }
pengiriman-waiting = • Pengiriman <b>{ $nomor }</b> ({ $jumlah } permohonan) kepada { $penerima }, dikirim { $waktu }

pengiriman-next-kembali = Dispendukcapil mengembalikannya untuk diperbaiki. Petugas kecamatan memeriksanya lagi, lalu mengirimkannya kembali.
pengiriman-news-age = Kabar itu { $hari } hari yang lalu; sesudahnya belum ada kabar baru dari Dispendukcapil.
pengiriman-card-age = 🕰 Pernyataan itu { $hari } hari yang lalu
pengiriman-ask-stale =
    🏛 Mohon kabar terbaru. Sudah { $hari } hari atau lebih tanpa kabar, untuk { $jumlah } permohonan:

    { $daftar }

    Pernyataannya dicatat dari kartunya, atau dengan <code>/nyatakan KODE</code>.
pengiriman-told-stale =
    🏛 Sudah { $hari } hari atau lebih tanpa kabar Dispendukcapil, untuk { $jumlah } permohonan. Penerimanya, { $penerima }, belum dapat ditanya lewat chat. Mohon ditanyakan langsung:

    { $daftar }
pengiriman-stale-sent = • { $kode }: dikirim { $hari } hari yang lalu, belum ada pernyataan
pengiriman-stale-stated = • { $kode }: “{ $pernyataan }”, { $hari } hari yang lalu
pengiriman-stale-more = • dan { $jumlah } lagi, di /antrean
