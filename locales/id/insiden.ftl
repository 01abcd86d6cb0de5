# Pemberitahuan kebocoran data pribadi (UU 27/2022 pasal 46).

insiden-told =
    <b>Pemberitahuan tentang data pribadi</b>

    Bapak/Ibu, ada kejadian yang membuat sebagian data pada permohonan <b>{ $kode }</b>, { $nama }, mungkin dilihat orang yang tidak berhak:
    { $data }

    { $kejadian }

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
    ⏰ Insiden data nomor { $nomor }: { $sisa } permohonan atau chat belum diberi tahu.
    Menurut UU 27/2022 semuanya harus sudah tahu paling lambat { $batas }.

    Petugas yang menjaga komputer dapat mengirimkannya; caranya tertulis di docs/breach.md.
insiden-remind-past =
    ❗ Insiden data nomor { $nomor }: batasnya { $batas } sudah lewat, dan { $sisa } permohonan atau chat belum diberi tahu.

    Petugas yang menjaga komputer dapat mengirimkannya sekarang; caranya tertulis di docs/breach.md.

data-pribadi-kartu = nama, desa, dan sebagian NIK
data-pribadi-nik = NIK dan nomor KK
data-pribadi-identitas = nama, NIK, nomor KK, desa, dan perubahan yang diminta bila ada
data-pribadi-telepon = nomor telepon
data-pribadi-entri = tempat dan tanggal lahir, jenis kelamin, alamat, dan nomor surat pengantar
data-pribadi-berkas = foto atau PDF berkas
