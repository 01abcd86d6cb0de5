# Daftar kerja petugas, siapa mengerjakan apa, dan pemeriksaan tiap malam.

kerja-head = { $baris }
kerja-total =
    { $antrean-code ->
        [pemohon] <b>Menunggu pemohon: { $jumlah } permohonan</b>
        [kasi] <b>Antrean pemeriksaan: { $jumlah } permohonan</b>
       *[other] <b>Antrean: { $jumlah } permohonan</b>
    }
kerja-taken = Belum dipegang: { $bebas }. Anda pegang: { $sendiri }. Dipegang petugas lain: { $lain }.
kerja-oldest = Yang terlama diajukan { $sejak }.
kerja-of-desa = 🔎 Desa { $nama }
kerja-of-jenis = 🔎 { $jenis }
kerja-of-umur =
    { $umur-code ->
        [satu_hari] 🔎 Lebih dari 1 hari
       *[tiga_hari] 🔎 Lebih dari 3 hari
    }
kerja-matching = Yang cocok: { $cocok } dari { $jumlah }.
kerja-shown = Ditampilkan { $tampil }, yang terlama lebih dahulu.
kerja-no-match =
    { $saringan }

    Tidak ada yang cocok. Seluruhnya ada { $jumlah } permohonan di antrean ini.
kerja-elsewhere = Yang berikut ini sedang dikerjakan petugas lain:
kerja-end = Itu semuanya.
kerja-pemohon-empty = Tidak ada permohonan yang menunggu pemohon sekarang.
kerja-filter = Yang mana yang ingin Anda lihat?
kerja-filter-unknown = Saringan “{ $kata }” belum kami kenal. Tulis nama desa, jenis permohonan, atau “lama”; atau pilih di bawah ini.
kerja-own-receipt =
    Anda sendiri yang menerima ini, jadi petugas lain yang memeriksa:
    { $daftar }

    Yang dapat memeriksa:
    { $siapa }
kerja-own-receipt-nobody =
    Anda sendiri yang menerima ini, jadi petugas lain yang memeriksa:
    { $daftar }

    Saat ini belum ada petugas lain yang dapat memeriksa. Mohon Kasi atau admin menunjuk pelaksana harian lain: /pelaksana
kerja-kode-line = • { $kode }
kerja-name-line = • { $nama } – { $peran }
kerja-name-line-plh = • { $nama } – Plh. Kasi Pelayanan
kerja-holder = 🙋 Sedang dikerjakan { $nama } sejak pukul { $sejak }
kerja-holder-you = 🙋 Sedang Anda kerjakan sejak pukul { $sejak }
kerja-done = <b>{ $kode }</b> Anda ambil, sampai pukul { $sampai }. Bila tidak jadi: <code>/lepas { $kode }</code>
kerja-before = <b>{ $kode }</b> sudah Anda ambil sejak pukul { $sejak }.
kerja-held = <b>{ $kode }</b> sedang dikerjakan { $nama } sejak pukul { $sejak }.
kerja-no-work = <b>{ $kode }</b>: tidak ada yang perlu Anda kerjakan sekarang. Tahap: { $tahap }.
kerja-waits-for-pemohon = <b>{ $kode }</b> masih menunggu pemohon melengkapi berkas, jadi belum perlu diambil.
kerja-given-back = <b>{ $kode }</b> kembali ke antrean. Urutannya tetap.
kerja-not-yours = <b>{ $kode }</b> tidak sedang Anda pegang, jadi tidak ada yang berubah.
kerja-taken-over = <b>{ $kode }</b> Anda ambil alih dari { $nama }.
kerja-told-taken-over = <b>{ $kode }</b> diambil alih { $nama }, jadi tidak perlu Anda lanjutkan. Terima kasih.
kerja-beside-holder = ℹ️ Sedang dikerjakan { $nama } sejak pukul { $sejak }. Anda dapat melanjutkan; mohon saling mengabari.

kerja-trouble =
    <b>Perlu dilihat: { $sebab }</b>
    Sejak { $sejak }. { $sebab-code ->
        [webhook] Telegram menyimpannya paling lama 24 jam, sesudah itu pesannya hilang.
       *[lainnya] Tidak ada yang hilang; semua menunggu dan diteruskan begitu pulih.
    } Mohon minta petugas yang menjaga komputer memeriksanya dengan perintah <code>periksa</code>. Anda kami kabari lagi bila sudah pulih.
kerja-trouble-over =
    <b>Sudah pulih: { $sebab }</b>
    Berlangsung sejak { $sejak } sampai { $sampai }. Yang menunggu diteruskan satu per satu.
kerja-dead-letters =
    <b>Ada yang gagal dan disimpan</b>
    Pesan masuk yang gagal diproses: { $masuk }. Pesan keluar yang tidak terkirim: { $pesan }.
    Isinya tersimpan tersandi. Mohon minta petugas yang menjaga komputer melihatnya dengan perintah <code>surat-mati daftar</code>; bila penyebabnya sudah teratasi, diulang dengan <code>surat-mati ulang --semua</code>.
kerja-guesses =
    <b>Ada yang mencoba-coba</b>
    Dalam satu jam terakhir { $jumlah } kode, tautan, atau jawaban tidak cocok, dari { $chat } chat. Tidak ada data yang terbuka, dan yang terlalu sering mencoba sudah ditahan satu jam. Anda tidak perlu berbuat apa-apa; bila ada warga yang tidak dapat membuka tautannya, mohon dibantu di loket.
kerja-breaches =
    <b>Pemeriksaan antrean</b>
    Ada permohonan yang dapat terlewat. Mohon ditangani:

    { $daftar }
kerja-breach-nowhere = • <b>{ $kode }</b> tidak ada di antrean siapa pun. Mohon lihat <code>/periksa { $kode }</code>, lalu kabari petugas yang menjaga komputer.
kerja-breach-nowhere-admin = • <b>{ $kode }</b> tidak ada di antrean siapa pun. Mohon kabari petugas yang menjaga komputer.
kerja-breach-twice = • <b>{ $kode }</b> ada di lebih dari satu antrean. Mohon kabari petugas yang menjaga komputer.
kerja-breach-nobody =
    { $peran-code ->
        [kasi] • <b>{ $kode }</b> menunggu Kasi Pelayanan, tetapi tidak ada yang dapat dihubungi. Mohon undang (/undang) atau tunjuk pelaksana harian (/pelaksana).
       *[other] • <b>{ $kode }</b> menunggu { $peran }, tetapi tidak ada yang dapat dihubungi. Mohon undang petugas: /undang
    }
kerja-breach-only-receiver = • <b>{ $kode }</b> hanya dapat diperiksa oleh orang yang menerimanya, dan itu tidak boleh. Mohon tunjuk pelaksana harian lain: /pelaksana
kerja-breach-recipient = • <b>{ $kode }</b> sudah dikirim kepada { $nama }, yang tidak aktif atau tidak dapat dihubungi. Mohon hubungi Dispendukcapil langsung; staf dapat mencatat pernyataannya.
kerja-breach-unreadable = • <b>{ $kode }</b> tidak dapat dibaca, jadi tidak tampil di antrean. Mohon kabari petugas yang menjaga komputer.
kerja-breach-still = { $baris } (Masih sama sejak { $sejak }.)
kerja-breach-more = … dan { $jumlah } lagi.

kerja-alarm-list =
    🔔 <b>Mohon diperhatikan</b>

    { $baris }
kerja-alarm-list-admin =
    🔔 <b>Mohon diperhatikan</b>

    { $baris }

    Bila Kasi Pelayanan berhalangan, mohon tunjuk pelaksana harian: /pelaksana
kerja-alarm-unowned =
    • <b>{ $kode }</b> ({ $jenis }): sudah { $lama } menunggu { $antrean-code ->
        [kasi] diperiksa
       *[other] dikerjakan petugas
    }, sejak { $sejak }; belum dipegang siapa pun.
kerja-alarm-past = • <b>{ $kode }</b>: sudah { $terpakai } menit jam kerja dikerjakan { $nama }, sejak { $sejak }; sasaran SOP { $sasaran } menit. Barangkali perlu dibantu.
kerja-alarm-unowned-earlier =
    • <b>{ $kode }</b> ({ $jenis }): sudah { $lama } menunggu { $antrean-code ->
        [kasi] diperiksa
       *[other] dikerjakan petugas
    }, belum dipegang siapa pun.
kerja-alarm-past-earlier = • <b>{ $kode }</b>: sudah { $terpakai } menit jam kerja dikerjakan { $nama }; sasaran SOP { $sasaran } menit. Barangkali perlu dibantu.
kerja-alarm-near = • <b>{ $kode }</b>: hampir { $sasaran } menit Anda kerjakan. Bila tidak sempat, lepas dengan <code>/lepas { $kode }</code>

kerja-brief-morning =
    <b>Selamat pagi, Bapak/Ibu.</b>
    { $baris }
kerja-brief-evening =
    <b>Hari ini kantor tutup pukul { $tutup } WIB.</b>
    { $baris }
kerja-brief-list =
    { $antrean-code ->
        [staf] Antrean petugas: { $jumlah }
        [kasi] Menunggu pemeriksaan Kasi: { $jumlah }
        [pemohon] Menunggu pemohon melengkapi: { $jumlah }
       *[dispendukcapil] Di Dispendukcapil: { $jumlah }
    }
kerja-brief-list-free =
    { $antrean-code ->
        [staf] Antrean petugas: { $jumlah }, belum dipegang: { $bebas }
        [kasi] Menunggu pemeriksaan Kasi: { $jumlah }, belum dipegang: { $bebas }
        [pemohon] Menunggu pemohon melengkapi: { $jumlah }
       *[dispendukcapil] Di Dispendukcapil: { $jumlah }
    }
kerja-brief-oldest = – yang terlama <b>{ $kode }</b>, diajukan { $sejak }
kerja-brief-mine = Yang sedang Anda pegang: { $jumlah }
kerja-brief-nothing = Antrean Anda kosong.
kerja-brief-done = Hari ini: { $masuk } pengajuan masuk, { $diterima } berkas diterima, { $dikembalikan } dikembalikan, { $dikirim } dikirim ke Dispendukcapil.
kerja-brief-segel =
    🔒 Segel register: <code>{ $segel }</code>
    Mohon pesan ini jangan dihapus. Bila perlu, dengan segel ini dapat dibuktikan bahwa isi register tidak diubah.
kerja-brief-dead = Perlu dilihat, sejak ringkasan yang lalu: { $pesan } pesan tidak terkirim, { $masuk } pesan masuk gagal diproses.
