# Tulisan pada tombol, paling panjang sekitar 25 huruf. `.also`: kata lain yang boleh diketik.

label-yes = ✅ Ya
    .also = ya, y, iya, yaa, ok, oke, betul, benar, sudah, nggih, inggih
label-no = ❌ Tidak
    .also = tidak, t, tdk, tak, nggak, enggak, gak, belum, bukan, mboten, ora

label-data-copy = 📄 Kirim salinan data
    .also = salinan, kirim salinan, minta salinan
label-ubah-data = ✏️ Ubah data yang keliru
    .also = ubah data, perbaiki data, data saya salah, data keliru, koreksi data
label-ubah-bagian = { $bagian-code ->
        [nama] Nama
        [nik] NIK
        [kk] Nomor KK
        [desa] Desa
        [tempat_lahir] Tempat lahir
        [tanggal_lahir] Tanggal lahir
        [jenis_kelamin] Jenis kelamin
        [alamat] Alamat
        [rt_rw] RT/RW
        [koreksi] Isi perbaikan KTP
       *[telepon] Nomor telepon
    }
    .also = { $bagian-code ->
        [nama] namanya, nama saya
        [nik] niknya, nik saya
        [kk] kk, nomor kk, no kk
        [desa] desanya
        [tempat_lahir] lahir di, tempat lahirnya
        [tanggal_lahir] tgl lahir, tanggal lahirnya, ttl
        [jenis_kelamin] kelamin, laki laki atau perempuan
        [alamat] alamatnya, alamat saya, jalan, dusun
        [rt_rw] rt, rw, rt rw
        [koreksi] perbaikan, perbaikan ktp, yang diperbaiki, data ktp
       *[telepon] telepon, nomor hp, hp, wa
    }
label-ubah-yes = ✅ Ya, benar
    .also = ya, y, iya, benar, betul, sudah, sudah benar, nggih, inggih
label-ubah-no = Tidak jadi
    .also = tidak, t, tdk, jangan, batal, nggak, enggak, gak, mboten, ora
label-ubah-same = ✅ Yang tertulis sudah benar
    .also = sudah benar, benar, betul, tetap, sama, ya, iya
label-ubah-not-needed = 🗑 Tidak perlu diperbaiki
    .also = tidak perlu, tidak perlu diperbaiki, hapus
label-ubah-take-back = ↩️ Batalkan permintaan
    .also = batalkan, batalkan permintaan, tarik permintaan
label-ubah-again = ✏️ Ubah data lagi
    .also = ubah lagi, ubah data, minta lagi
label-perbaikan = ✏️ Permintaan: { $bagian }
label-perbaikan-list = ✏️ Permintaan ubah data: { $jumlah }
    .also = permintaan ubah data, ubah data
label-perbaikan-of = { $kode }: { $bagian }
label-perbaikan-fix = ✅ Sesuai berkas, perbaiki
    .also = sesuai berkas, perbaiki
label-perbaikan-refuse = ✖️ Tidak dapat diubah
    .also = tidak dapat, tidak dapat diubah
label-perbaikan-reply = 💬 Jawab pemohon
    .also = jawab
label-perbaikan-why = { $alasan-code ->
        [sesuai_berkas] Sudah sama dengan berkas
        [bukti_kurang] Belum ada bukti di berkas
        [dispendukcapil] Diperbaiki di Dispendukcapil
       *[lainnya] Tulis sendiri
    }
label-perbaikan-send = 📨 Kirim jawaban
    .also = kirim, ya, y, iya, ya kirim
label-data-erase = 🗑 Hapus data
    .also = hapus data saya, hapuskan data
label-data-erase-yes = Ya, hapus
    .also = hapus, ya hapus, iya, ya
label-data-erase-no = Tidak
    .also = jangan, jangan dihapus, tidak jadi, batal
label-menu-ajukan = 📝 Ajukan KTP
    .also = ajukan, mengajukan, buat ktp, urus ktp, daftar, ktp
label-menu-status = 🔎 Cek status
    .also = status, cek, cek ktp, sampai mana, lihat status
label-menu-syarat = 📋 Syarat
    .also = syarat, persyaratan, syarat ktp, berkas
label-menu-bantuan = ❓ Bantuan
    .also = bantuan, bantu, tolong, help, jam buka, alamat kantor, kontak
label-menu-antrean = 🗂 Antrean
    .also = antrean, antrian, daftar kerja
label-continue = ▶️ Lanjutkan isian
    .also = lanjutkan, lanjut, teruskan, terus
label-later = ⏸ Nanti saja
    .also = nanti, nanti dulu, besok, tunda
label-remind = 🔔 Ingatkan lagi
    .also = ingatkan, ingatkan lagi, ingatkan saya, ingatkan saya lagi
label-drop = 🗑 Hapus isian
    .also = hapus, buang, batal, batalkan
label-drop-yes = 🗑 Ya, hapus
    .also = ya, y, iya, hapus, betul, benar, nggih, inggih
label-drop-no = Tidak, simpan
    .also = tidak, t, tdk, jangan, simpan, tidak jadi, kembali, nggak, enggak, gak, mboten, ora

label-agree = ✅ Mengerti dan setuju
    .also = setuju, saya setuju, saya mengerti dan setuju, mengerti, ya, y, iya, ok, oke, nggih, inggih
label-claim-stop = ❌ Batal, bukan saya
    .also = batal, batalkan, bukan saya, salah orang, tidak jadi, gak jadi, keluar, stop
label-disagree = ❌ Tidak setuju
    .also = tidak, t, tdk, saya tidak setuju, tdk setuju, gak setuju, nggak setuju, enggak setuju, ndak setuju, kurang setuju, belum setuju, menolak, nggak, enggak, gak, mboten, ora
label-notice-read = ✅ Sudah saya baca
    .also = sudah, sudah baca, sudah dibaca, saya sudah baca, baik, oke, ok, ya, iya, mengerti, nggih, inggih
label-notice-more = 📄 Selengkapnya
    .also = selengkapnya, lengkapnya, baca, baca selengkapnya
label-myself = Saya sendiri
    .also = saya, sendiri, diri sendiri, untuk saya, buat saya, saya saja, saya aja, saya bu, saya pak, ktp saya, aku, kulo
label-someone-else = Orang lain
    .also = keluarga, anggota keluarga, lain, untuk orang lain, anak, istri, suami, bapak, ibu, anak saya, istri saya, suami saya, bapak saya, ibu saya, ayah saya, adik saya, kakak saya, nenek saya, kakek saya, emak saya, tetangga, warga saya
label-relation =
    { $hubungan-code ->
        [orang_tua] Orang tua
        [anak] Anak
        [pasangan] Suami atau istri
        [saudara] Saudara
        [perangkat_desa] Perangkat desa
        [lainnya] Lainnya
       *[other] { $hubungan }
    }
    .also =
        { $hubungan-code ->
            [orang_tua] orangtua, orangtuanya, ibunya, bapaknya, ayahnya, anak saya, anakku, putra saya, putri saya
            [anak] ibu saya, bapak saya, ayah saya, emak saya, mak saya, orang tua saya, ibuku, bapakku
            [pasangan] suami, istri, suami saya, istri saya, pasangan
            [saudara] adik, kakak, adik saya, kakak saya, keluarga, keponakan, paman, bibi, cucu saya, nenek saya, kakek saya, mertua saya
            [perangkat_desa] perangkat, kepala dusun, kasun, modin, rt, rw
           *[other] tetangga, teman
        }
label-kind =
    { $jenis-code ->
        [baru] 🪪 KTP baru
        [pembetulan] ✏️ Perbaikan data KTP
        [rusak] 🩹 KTP rusak
        [hilang] 🔍 KTP hilang
       *[other] { $jenis }
    }
    .also =
        { $jenis-code ->
            [baru] baru, bikin baru, buat baru, pertama kali
            [pembetulan] perbaikan, pembetulan, memperbaiki, perbaiki, betulkan, salah, ubah, ganti
            [rusak] rusak, patah
           *[hilang] hilang, ilang, kehilangan
        }
label-nik-before-wrong = NIK yang tadi keliru
    .also = nik, nik keliru, nik salah, nik yang salah, nik yang tadi, nik tadi, yang tadi, nik nya
label-kk-now-wrong = Nomor KK ini keliru
    .also = kk, nomor kk, kk keliru, kk salah, nomor kk salah, kk yang salah, kk ini, yang ini
label-kk-before-wrong = Nomor KK tadi keliru
    .also = kk, nomor kk, kk keliru, kk salah, nomor kk salah, kk yang salah, kk tadi, yang tadi
label-nik-now-wrong = NIK ini keliru
    .also = nik, nik keliru, nik salah, nik yang salah, nik ini, yang ini, nik nya
label-desa = { $nama }
label-desa-outside = Di luar kecamatan ini
    .also = luar, luar kecamatan, kecamatan lain, bukan warga sini, lainnya
label-phone-share = 📱 Nomor Telegram saya
    .also = nomor telegram, nomor telegram saya, nomor ini, pakai nomor ini, nomor yang ini, kirim nomor saya, kirim nomor
label-phone-share-now = 📱 Kirim nomor saya
label-phone-skip = ➖ Lewati
    .also = lewati, lewat, tidak ada, tdk ada, gak ada, nggak ada, ndak ada, tidak punya, tdk punya, gak punya, ga punya, nggak punya, ndak punya, belum punya, tidak usah, gak usah, nggak usah, ndak usah, tidak perlu, gak perlu, kosong, kosongkan, skip, mboten wonten
label-element = { $element }
    .also =
        { $element-code ->
            [tempat_lahir] tempat tanggal lahir
            [tanggal_lahir] tgl lahir, tempat tanggal lahir
            [jenis_kelamin] kelamin
            [status_kawin] perkawinan, status nikah, status kawin
           *[other] { $element }
        }
label-element-chosen = ✅ { $element }
label-elements-done = ➡️ Sudah, lanjut
    .also = sudah, lanjut, selesai, cukup, itu saja, ya, y, iya, nggih
label-kk-right = ✅ Sudah benar
    .also = sudah, benar, betul, ya, y, iya, nggih, inggih
label-kk-not-right = ❌ Belum benar
    .also = belum, blm, tidak, t, tdk, salah, masih salah, tidak benar, tdk benar, belum betul, dereng, mboten
label-promise = 📄 Asli dibawa ke kantor
    .also = bawa, bawa saja, bawa aslinya, aslinya saya bawa, bawa asli, asli dibawa, dibawa, saya bawa, bawa ke kantor, asli, nanti saya bawa, dibawa ke kantor
label-skip = ➖ Lewati
    .also = lewati, lewat, tidak ada, tidak punya, kosong, skip
label-add-page = ➕ Tambah lembar: { $syarat }
    .also = tambah, tambah lembar, tambah foto, ada lagi, masih ada
label-enough-pages = ➡️ Sudah cukup, lanjut
    .also = sudah, cukup, lanjut, selesai, tidak ada, tidak jadi, kembali, tidak, nggih
label-replace = 🔄 Kirim ulang semua
    .also = kirim ulang, ulang, ulangi, ganti, diganti, ganti semua
label-send = 📨 Kirim
    .also = kirim, kirimkan, ya, y, iya, sudah benar, benar, betul, ok, oke, nggih, inggih

label-edit-whom = ✏️ Untuk siapa
    .also = untuk siapa, ubah untuk siapa
label-edit-kind = ✏️ Layanan
    .also = layanan, jenis, ubah layanan
label-edit-nama = ✏️ Nama
    .also = nama, ubah nama, ganti nama
label-edit-nik = ✏️ NIK
    .also = nik, ubah nik, ganti nik
label-edit-kk = ✏️ Nomor KK
    .also = kk, nomor kk, no kk, ubah kk
label-edit-desa = ✏️ Desa
    .also = desa, ubah desa, ganti desa
label-edit-phone = ✏️ Nomor telepon
    .also = telepon, nomor telepon, no telepon, nomor hp, no hp, hp, ubah nomor telepon
label-edit-elements = ✏️ Data yang diperbaiki
    .also = data, perbaikan, ubah data
label-edit-correction = ✏️ Perbaikan: { $element }
label-edit-kk-right = ✏️ Data di KK
    .also = data kk, ubah data kk
label-edit-syarat = ✏️ { $syarat }
label-foto-again = 📷 Kirim ulang
    .also = foto ulang, kirim lagi, foto lagi
label-foto-keep = ✔️ Tetap pakai ini
    .also = tetap pakai, tetap dipakai, pakai ini, pakai saja, pakai ini saja
label-foto-again-of =
    { $lembar ->
        [0] 📷 Kirim ulang: { $syarat }
       *[other] 📷 Kirim ulang: { $syarat } ({ $lembar })
    }
label-foto-keep-of =
    { $lembar ->
        [0] ✔️ Tetap pakai: { $syarat }
       *[other] ✔️ Tetap pakai: { $syarat } ({ $lembar })
    }
label-send-anyway = 📨 Kirim begini
    .also = kirim, kirim saja, ya kirim, begini saja, tetap kirim
label-register-anyway = 📨 Daftarkan begini
    .also = daftarkan, daftarkan saja, daftar, begini saja, tetap daftarkan
label-foto-replaces =
    { $lembar ->
        [0] 🔁 Pengganti: { $syarat }
       *[other] 🔁 Pengganti: { $syarat } ({ $lembar })
    }
    .also = pengganti, penggantinya, ganti, ganti yang tadi
label-foto-for = 📷 { $syarat }
label-foto-unused = ✖️ Tidak dipakai
    .also = tidak jadi, tidak usah, batal, hapus, bukan keduanya
label-keep-answer = ↩️ Tidak jadi mengubah
    .also = tetap, biarkan, tidak jadi, kembali

label-permohonan = { $kode } – { $nama }
label-lengkapi = 📷 Lengkapi
    .also = lengkapi, melengkapi, kirim berkas
label-lengkapi-of = 📷 Lengkapi: { $nama }
label-tarik = ❌ Tarik permohonan
    .also = tarik, tarik saja, batalkan permohonan
label-alasan-batal =
    { $alasan-code ->
        [tidak_jadi] Tidak jadi mengurus
        [salah_data] Data salah, ajukan lagi
        [diurus_di_tempat_lain] Diurus di tempat lain
        [bukan_wewenang] Bukan wewenang kecamatan
        [lainnya] Alasan lain
       *[other] { $alasan }
    }
label-tarik-yes = Ya, tarik
    .also = ya, y, iya, tarik, betul, benar, nggih, inggih
label-tarik-no = Tidak, tetap berjalan
    .also = tidak, t, tdk, jangan, tetap, nggak, enggak, gak, mboten, ora

label-file = 📷 { $syarat }
label-card = 🗂 Buka kartu
    .also = kartu, buka, lihat
label-tick = ☐ Asli: { $syarat }
label-ticked = ☑ Asli: { $syarat }
label-terima = ✅ Terima berkas
    .also = terima, diterima
label-fill-numbers = 🔢 Isi NIK dan KK
    .also = isi nik, isi nik dan kk, nik, kk
label-fix-numbers = 🔢 Perbaiki NIK dan KK
    .also = perbaiki nik, perbaiki nik dan kk, ganti nik, nik, kk
label-numbers-save = 💾 Simpan
    .also = simpan, ya, y, iya, benar, betul, sudah benar
label-numbers-again = ↩️ Ulangi dari NIK
    .also = ulangi, ulang, salah, keliru
label-lengkap = ✅ Lengkap
    .also = lengkap, acc, setuju
label-tidak-lengkap = ↩️ Ada yang kurang
    .also = kurang, tidak lengkap, kembalikan
label-entri = ⌨️ Entri data
    .also = entri, isi data
label-kirim = 📨 Kirim Dispendukcapil
    .also = kirim, kirim ke dispendukcapil
label-kirim-semua = 📦 Kirim yang sudah dientri ({ $jumlah })
    .also = kirim semua, kirim yang sudah dientri, pengiriman
label-pilih-in = ☑ { $urut }
    .also = { $urut }
label-pilih-out = ☐ { $urut }
    .also = { $urut }
label-pilih-semua = ☑ Pilih semua di halaman ini
    .also = pilih semua, semua
label-pilih-kosong = ☐ Kosongkan halaman ini
    .also = kosongkan, kosongkan semua
label-pilih-lanjut = ➡️ Lanjut ({ $jumlah })
    .also = lanjut, lanjutkan
label-sebelumnya = ⬆️ Sebelumnya
    .also = sebelumnya, kembali ke sebelumnya
label-berikutnya = ⬇️ Berikutnya
    .also = berikutnya, halaman berikutnya
label-nomor = { $urut }
label-nomor-kembali = ↩️ { $urut }
    .also = { $urut }
label-alih = 👤 Alihkan dari { $nama }
    .also = alihkan
label-arsip-lagi = 🗂 Arsip lagi
    .also = kirim arsip lagi, minta arsip lagi
label-terima-semua = ✅ Semua diterima
    .also = semua diterima, diterima semua, lengkap
label-terima-of = ✅ Jawab pengiriman { $nomor }
    .also = jawab pengiriman, jawab
label-terima-kecuali = ↩️ Diterima, kecuali…
    .also = diterima kecuali, kecuali, ada yang dikembalikan
label-terima-answer = ➡️ Lanjut
    .also = lanjut, lanjutkan, selesai
label-terima-yes = ✅ Ya, catat
    .also = ya, y, iya, catat, ya catat
label-alasan-kembali =
    { $alasan-code ->
        [lainnya] ✏️ Lainnya, tulis sendiri
       *[other] { $alasan }
    }
label-kembalikan = ↩️ Kembalikan ke kecamatan
    .also = kembalikan
label-kembali-clear = ✅ Tidak jadi dikembalikan
    .also = tidak jadi, tidak jadi dikembalikan
label-kirim-ulang = 📨 Kirim ulang
    .also = kirim ulang, kirim
label-entri-ulang = ✏️ Entri ulang data
    .also = entri ulang, perbaiki data
label-show-nik = 👁 Lihat NIK dan KK
    .also = nik, lihat nik
label-show-phone = ☎️ Nomor telepon
    .also = telepon, nomor telepon
label-tutup = Tutup permohonan
    .also = tutup, batalkan
label-tutup-yes = Ya, tutup
    .also = ya, y, iya, tutup, betul, benar
label-tutup-no = Tidak, jangan ditutup
    .also = tidak, t, tdk, jangan, tidak jadi, batal, kembali, nggak, enggak, gak, mboten, ora
label-hapus = 🗑 Hapus data pribadi
    .also = hapus data, hapus data pribadi
label-hapus-yes = Ya, hapus datanya
    .also = ya, y, iya, hapus, betul, benar
label-hapus-no = Tidak, jangan dihapus
    .also = tidak, t, tdk, jangan, nggak, enggak, gak, mboten, ora
label-nyatakan-yes = ✅ Ya, catat
    .also = ya, y, iya, catat, betul, benar
label-nyatakan = 🏛 Catat pernyataan
    .also = catat, pernyataan, nyatakan
label-recipient = { $nama }
label-pernyataan =
    { $pernyataan-code ->
        [diterima] Data diterima
        [menunggu_blangko] Menunggu blangko
        [dicetak] KTP dicetak
        [diserahkan] KTP diserahkan
        [ditolak] Tidak dapat diproses
        [tetap_diproses] Tetap diproses
       *[other] { $pernyataan }
    }
label-more = ⬇️ Berikutnya
    .also = berikutnya, lagi, lanjut
label-kurang-syarat = { $syarat }
label-kurang-marked = ❌ { $syarat }: { $alasan }
label-alasan-kurang =
    { $alasan-code ->
        [tidak_ada] Tidak ada
        [tidak_terbaca] Tidak terbaca
        [tidak_sesuai] Tidak sesuai data
        [kedaluwarsa] Sudah tidak berlaku
        [lainnya] Lainnya (tulis sendiri)
       *[other] { $alasan }
    }
    .also =
        { $alasan-code ->
            [lainnya] lainnya, lain, tulis sendiri
           *[other] {""}
        }
label-kurang-clear = ✅ Ternyata sudah benar
    .also = benar, sudah benar, betul
label-back = ↩️ Kembali
    .also = kembali, balik
label-kurang-send = 📨 Kirim daftar ({ $jumlah })
    .also = kirim, kirim daftar
label-kurang-drop = Tutup tanpa mengirim
    .also = tutup, tidak jadi, batal
label-as-on-berkas = ✅ Sesuai berkas
    .also = sesuai, sama, ya, y, iya, benar, betul, cocok, nggih
label-sex =
    { $sex-code ->
        [laki_laki] Laki-laki
        [perempuan] Perempuan
       *[other] { $sex }
    }
label-entri-save = 💾 Simpan
    .also = simpan, ya, y, iya, benar, betul, sudah benar
label-entri-pause = 🕓 Lanjutkan nanti
    .also = tunda, nanti, nanti saja, lanjut nanti, berhenti
label-entri-again = 🔄 Periksa lagi dari awal
    .also = ulang, ulangi, dari awal, periksa lagi
label-peran =
    { $peran-code ->
        [staf] Staf pelayanan
        [kasi] Kasi Pelayanan
        [dispendukcapil] Petugas Dispendukcapil
        [admin] Admin
       *[other] { $peran }
    }
label-petugas = { $nama }
label-nonaktif-yes = Ya, nonaktifkan
    .also = ya, y, iya, nonaktifkan, betul
label-name-right = ✅ Ya, benar
    .also = ya, y, iya, benar, betul, sudah benar
label-name-again = ✏️ Tulis lagi
    .also = tidak, bukan, salah, tulis lagi, ulang
label-ambil = ✋ Ambil
    .also = ambil, saya ambil, kerjakan
label-lepas = ✋ Lepas
    .also = lepas, lepaskan, kembalikan, tidak jadi
label-ambil-alih = 🔁 Ambil alih
    .also = ambil alih, alihkan
label-filter = 🔎 Saring
    .also = saring, saringan, filter
label-filter-desa = Menurut desa
    .also = desa
label-filter-jenis = Menurut jenis
    .also = jenis
label-umur =
    { $umur-code ->
        [satu_hari] Lebih dari 1 hari
       *[tiga_hari] Lebih dari 3 hari
    }
    .also =
        { $umur-code ->
            [satu_hari] 1 hari, sehari, kemarin
           *[tiga_hari] 3 hari, tiga hari, lama, lebih lama
        }
label-filter-all = Semua
    .also = semua, semuanya, tanpa saringan
label-antrean =
    { $antrean-code ->
        [pemohon] ⏳ Menunggu pemohon ({ $jumlah })
        [kasi] 🗂 Pemeriksaan Kasi ({ $jumlah })
       *[other] 🗂 Antrean staf ({ $jumlah })
    }
    .also =
        { $antrean-code ->
            [pemohon] pemohon, menunggu pemohon
            [kasi] kasi, pemeriksaan, antrean kasi
           *[other] staf, antrean staf
        }
label-plh-name = ➕ Tunjuk
    .also = tunjuk, menunjuk, tambah
label-plh-today = Hari ini
    .also = hari ini, sekarang
label-plh-tomorrow = Besok
    .also = besok, esok
label-plh-date = { $tanggal }
label-plh-yes = ✅ Ya, tunjuk
    .also = ya, y, iya, tunjuk, betul, benar, sudah benar
label-plh-again = ✏️ Ubah tanggal
    .also = tidak, ubah, salah, ganti
label-plh-end = ⏹ Akhiri: { $nama }, { $mulai }
label-plh-end-yes = Ya, akhiri
    .also = ya, y, iya, akhiri, betul, benar
label-plh-end-no = Tidak, tetap bertugas
    .also = tidak, t, tdk, jangan, tidak jadi, batal, kembali, nggak, enggak, gak, mboten, ora

label-kalender = 📅 Kalender
    .also = kalender, lihat kalender
label-kalender-history = 📜 Riwayat perubahan
    .also = riwayat
label-kalender-yes = ✅ Ya, simpan
    .also = ya, simpan, y, iya
label-kalender-no = Tidak jadi
    .also = tidak, batal, t
label-libur-add = ➕ Tambah libur
    .also = tambah
label-libur-change = ✏️ Ubah libur
    .also = ubah
label-libur = { $tanggal }: { $nama }
    .also = { $nama }, { $tanggal }
label-libur-confirm = ✅ Pastikan tanggal ini
    .also = pastikan
label-libur-move = 📆 Pindahkan
    .also = pindah, pindahkan
label-libur-cancel = 🏢 Jadikan hari kerja
    .also = hari kerja, bukan libur
label-jenis-libur =
    { $jenis-code ->
        [libur_nasional] Libur nasional
        [cuti_bersama] Cuti bersama
       *[libur_kantor] Libur kantor
    }
    .also =
        { $jenis-code ->
            [libur_nasional] nasional
            [cuti_bersama] cuti
           *[libur_kantor] kantor
        }
label-tahun-confirm = ✅ Pastikan kalender { $tahun }
    .also = pastikan { $tahun }
label-jam-khusus = 🕒 Jam khusus
    .also = jam khusus
label-jam-khusus-add = ➕ Tambah jam khusus
    .also = tambah
label-jam-khusus-end = ❌ { $hari }
label-same-hours = Sama dengan Senin–Kamis
    .also = sama
label-jam-kerja = 🕘 Jam kerja biasa
    .also = jam kerja, jam biasa
label-hari = { $hari }
label-hari-many = { $dari }–{ $sampai }
    .also = { $dari } sampai { $sampai }
label-closed = Tutup
    .also = libur, tidak buka
label-menu-ubah-syarat = 🛠 Ubah syarat
    .also = ubah syarat, atur syarat, ubah
label-ubah-syarat = { $nomor }. { $syarat }
    .also = { $nomor }
label-ubah-new = ➕ Tambah syarat
    .also = tambah, tambahkan, baru
label-ubah-on = ✅ Buka layanan ini
    .also = buka, buka layanan
label-ubah-off = ⛔ Tutup layanan ini
    .also = tutup, tutup layanan
label-ubah-rename = ✏️ Ganti nama
    .also = ganti, nama, ubah nama
label-ubah-wajib = ❗ Wajib
    .also = wajib, wajibkan, harus
label-ubah-dianjurkan = ➖ Bila ada
    .also = bila ada, kalau ada, tidak wajib, dianjurkan
label-ubah-up = ⬆️ Naikkan
    .also = naik, ke atas
label-ubah-down = ⬇️ Turunkan
    .also = turun, ke bawah
label-ubah-remove = 🗑 Hapus syarat ini
    .also = hapus, hapus ini
label-ubah-cancel = ↩️ Tidak jadi
    .also = tidak jadi, batal, kembali
label-ubah-preview = 👁 Baca sebelum terbit
    .also = baca, periksa, lihat, lihat hasil
label-ubah-reason = ✍️ Tulis alasan
    .also = alasan, tulis
label-ubah-publish = ✅ Terbitkan
    .also = terbitkan, terbit, ya terbitkan
label-ubah-more = 🛠 Ubah lagi
    .also = ubah, ubah lagi, kembali
label-ubah-drop = 🗑 Buang perubahan
    .also = buang, batal, batalkan
label-ubah-drop-yes = 🗑 Ya, buang
    .also = ya, y, iya, buang
label-ubah-drop-no = Tidak, simpan
    .also = tidak, t, tdk, jangan, simpan, tidak jadi, kembali
label-ubah-history = 🕘 Riwayat syarat
    .also = riwayat, versi

label-menu-daftarkan = 🏢 Daftarkan di loket
    .also = daftarkan, daftar di loket, pendaftaran loket
label-counter-agree = ✅ Sudah tahu dan setuju
    .also = setuju, sudah, sudah setuju, sudah tahu dan setuju, ya, y, iya, ok, oke, nggih, inggih
label-counter-disagree = ❌ Tidak setuju
    .also = tidak, t, tdk, tidak setuju, pemohon tidak setuju, belum setuju, nggak, enggak, gak, mboten, ora
label-original = ☑ Asli dibawa
    .also = asli, dibawa, bawa, ada, asli dibawa, sudah, ya, y, iya
label-not-yet = ⏳ Belum ada
    .also = belum, belum ada, tidak ada, menyusul, nanti, tidak, tdk
label-register = ✅ Daftarkan
    .also = daftarkan, daftar, kirim, simpan, ya, y, iya, sudah benar, benar, betul, ok, oke
label-receipt = 🧾 Tanda terima
    .also = tanda terima, cetak, struk, resi
label-receipt-for-pemohon = 🧾 Tanda terima pemohon
    .also = tanda terima, tanda terima pemohon, resi
label-receipt-again = 🧾 Ya, buat yang baru
    .also = ya, y, iya, buat, buat baru, buat yang baru, nggih
label-staff-file = 📎 Kirim foto: { $syarat }
label-another-person = ➕ Ajukan untuk orang lain
    .also = ajukan lagi, orang lain, ajukan orang lain, ajukan untuk orang lain, tambah lagi
label-pemohon-agreed = ✅ Ya, sudah setuju
    .also = ya, y, iya, sudah, sudah setuju, setuju, nggih, inggih
label-pemohon-not-agreed = ❌ Belum
    .also = belum, blm, tidak, t, tdk, belum setuju, dereng, mboten
label-i-am-pemohon = Saya pemohon
    .also = saya, saya sendiri, pemohon, sendiri, diri sendiri
label-cari-hit = { $nomor } · { $kode }
label-cari-previous = ⬆️ Sebelumnya
    .also = sebelumnya, kembali
label-cari-all = Tampilkan semua
    .also = semua
label-cari-open = Hanya yang berjalan
    .also = berjalan, yang berjalan
label-waktu = ⏱ Waktu
    .also = waktu, lama, lamanya
label-tunda = ⏸ Nyatakan tunda
label-tunda-all = ⏸ Nyatakan tunda (semua)
    .also = semua, nyatakan tunda
label-tunda-list = ⏸ Lihat tunda
label-alasan-tunda =
    { $alasan-code ->
        [blangko_habis] Blangko KTP habis
        [gangguan_sistem] Gangguan sistem
        [lainnya] Lainnya (tulis sendiri)
       *[other] { $alasan }
    }
    .also =
        { $alasan-code ->
            [blangko_habis] blangko, blanko, blanko habis, blangko habis
            [gangguan_sistem] sistem, gangguan, gangguan jaringan
           *[other] lainnya, lain, tulis sendiri
        }
label-tunda-yes = ✅ Ya, nyatakan
    .also = ya, y, iya, nyatakan, betul, benar
label-tunda-no = ↩️ Kembali
    .also = kembali, balik, tidak, t, tdk, jangan, tidak jadi, batal, nggak, enggak, gak, mboten, ora
label-tunda-lift = ▶️ Cabut nomor { $nomor }
label-tunda-lift-yes = ✅ Ya, cabut
    .also = ya, y, iya, cabut, betul, benar

label-buku-bulan-ini = 📅 Bulan ini
    .also = bulan ini, sasi iki
label-buku-bulan-lalu = 📅 Bulan lalu
    .also = bulan lalu, bulan kemarin, sasi wingi
label-buku-tahun-ini = 📅 Tahun ini
    .also = tahun ini
label-buku-xlsx = 📊 XLSX
    .also = xlsx, excel, xls, lembar kerja
label-buku-pdf = 🖨 PDF
    .also = pdf, cetak
label-buku-lengkap = Buku lengkap (NIK penuh)
    .also = lengkap, buku lengkap, nik penuh
label-buku-xlsx-lengkap = 📊 XLSX lengkap
    .also = xlsx, excel, xlsx lengkap, excel lengkap
label-buku-pdf-lengkap = 🖨 PDF lengkap
    .also = pdf, pdf lengkap
label-buku-samar = ↩️ Cukup yang disamarkan
    .also = tidak, t, tdk, jangan, kembali, samar, disamarkan
label-buku-lain = 📅 Masa lain
    .also = masa lain, ganti, kembali

label-laporan-hari-ini = 📅 Hari ini
    .also = hari ini, dinten niki
label-laporan-bulan-ini = 📅 Bulan ini
    .also = bulan ini, sasi iki
label-laporan-tahun-ini = 📅 Tahun ini
    .also = tahun ini
label-laporan-before = ⬅️ { $masa }
    .also = sebelumnya, sebelum, mundur
label-laporan-after = { $masa } ➡️
    .also = berikutnya, sesudahnya, maju
label-laporan-gambar = 🖼 Gambar
    .also = gambar, foto, png, grafik
label-laporan-excel = 📊 Excel
    .also = excel, xlsx, xls, lembar kerja
label-laporan-desa = 🏘 Kartu desa
    .also = kartu desa, kartu, desa
label-laporan-back = ↩️ Kembali ke laporan
    .also = kembali, laporan
label-laporan-of = 📊 Laporan { $masa }
    .also = laporan

label-paper-set-aside = 📝 Siapkan nomor untuk kertas
    .also = kertas, untuk kertas, siapkan, siapkan nomor
label-paper-set-aside-ahead = 📝 Siapkan nomor kertas tahun { $tahun }
    .also = tahun depan, siapkan tahun depan
label-paper-void = 🚫 Nomor kertas yang tidak dipakai
    .also = tidak dipakai, sisa, batal, coret, dicoret
label-paper-void-run = { $jumlah ->
        [1] { $dari }
       *[other] { $dari } s.d. { $sampai }
    }
label-void-left-over = Sisa, tidak sempat dipakai
    .also = sisa, tidak dipakai, tidak sempat
label-void-spoilt = Salah tulis, dicoret
    .also = salah, salah tulis, coret, dicoret
label-void-lost = Lembarnya hilang
    .also = hilang
label-nomor-next = 🔢 Atur nomor berikutnya
    .also = nomor berikutnya, atur nomor, pindah buku
label-paper-pages = 🖨 Lembar kertas mulai { $nomor }
label-count = { $jumlah }
label-nomor-yes = ✅ Ya, sudah benar
    .also = ya, y, iya, benar, betul, sudah, sudah benar
label-nomor-no = ↩️ Tidak jadi
    .also = tidak, t, tdk, jangan, batal, kembali, tidak jadi, nggak, enggak, gak, mboten, ora
label-paper-nomor = { $nomor }
label-paper-save = ✅ Catat
    .also = catat, ya, y, iya, benar, betul, sudah, sudah benar, sesuai
label-paper-again = 🔁 Ulangi
    .also = ulangi, ulang, salah, keliru
label-paper-stop = ↩️ Tidak jadi
    .also = tidak, t, tdk, jangan, batal, kembali, tidak jadi, nggak, enggak, gak, mboten, ora
