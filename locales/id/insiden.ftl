# Pemberitahuan kebocoran data pribadi (UU 27/2022 pasal 46).

insiden-told =
    <b>Pemberitahuan tentang data pribadi</b>

    Bapak/Ibu, ada kejadian yang membuat sebagian data pada permohonan <b>{ $kode }</b>, { $nama }, mungkin dilihat orang yang tidak berhak:
    { $data }

    { $kejadian }

    Kami mohon maaf. Bila ada yang ingin ditanyakan, hubungi { $kontak }.
insiden-told-pelapor =
    <b>Pemberitahuan tentang data pribadi</b>

    Bapak/Ibu, ada kejadian yang membuat sebagian data pada permohonan <b>{ $kode }</b>, { $nama }, mungkin dilihat orang yang tidak berhak:
    { $data }

    { $kejadian }

    Data itu milik { $nama }, yang permohonannya Bapak/Ibu ajukan. <b>Mohon pemberitahuan ini disampaikan kepadanya.</b> Kami juga memberi tahu pemohon lewat surat, telepon, atau langsung.

    Kami mohon maaf. Bila ada yang ingin ditanyakan, hubungi { $kontak }.
insiden-told-draft =
    <b>Pemberitahuan tentang data pribadi</b>

    Bapak/Ibu, ada kejadian yang membuat isian yang belum dikirim di chat ini mungkin dilihat orang yang tidak berhak.

    { $kejadian }

    Kami mohon maaf. Bila ada yang ingin ditanyakan, hubungi { $kontak }.
insiden-event =
    <b>Kapan:</b> { $kapan }
    <b>Apa yang terjadi:</b> { $terjadi }
    <b>Yang sudah kami lakukan:</b> { $penanganan }
    <b>Yang sebaiknya Bapak/Ibu lakukan:</b> { $saran }
insiden-data-line = • { $apa }
insiden-remind =
    ⏰ Insiden data nomor { $nomor }: { $sisa } permohonan atau chat belum tercatat sudah diberi tahu.
    Menurut UU 27/2022 semuanya harus sudah tahu paling lambat { $batas }.

    Mohon hari ini juga:
    1. Hubungi petugas yang menjaga komputer. Mintalah dua hal: kirim pemberitahuan ke semua chat yang belum, dan berikan daftar kode yang pemohonnya tidak terjangkau lewat chat.
    2. Orang di daftar itu diberi tahu petugas loket lewat surat, telepon, atau langsung. Nama dan nomor teleponnya tampil pada <code>/cari</code> diikuti kode.
    3. Kode yang orangnya sudah diberi tahu disampaikan kepada petugas yang menjaga komputer, agar dicatat.
insiden-remind-past =
    ❗ Insiden data nomor { $nomor }: batasnya { $batas } sudah lewat, dan { $sisa } permohonan atau chat belum tercatat sudah diberi tahu.

    Mohon sekarang juga:
    1. Hubungi petugas yang menjaga komputer. Mintalah dua hal: kirim pemberitahuan ke semua chat yang belum, dan berikan daftar kode yang pemohonnya tidak terjangkau lewat chat.
    2. Orang di daftar itu diberi tahu petugas loket lewat surat, telepon, atau langsung. Nama dan nomor teleponnya tampil pada <code>/cari</code> diikuti kode.
    3. Kode yang orangnya sudah diberi tahu disampaikan kepada petugas yang menjaga komputer, agar dicatat.

data-pribadi-kartu = nama, desa, dan sebagian NIK
data-pribadi-nama = nama dan desa
data-pribadi-nik = NIK dan nomor KK
data-pribadi-identitas = nama, NIK, nomor KK, desa, dan perubahan yang diminta bila ada
data-pribadi-isian = nama, desa, dan perubahan yang diminta bila ada
data-pribadi-telepon = nomor telepon
data-pribadi-entri = tempat dan tanggal lahir, jenis kelamin, alamat, dan nomor surat pengantar
data-pribadi-berkas = foto atau PDF berkas
