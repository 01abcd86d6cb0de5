# Pengingat: yang dikirim tanpa ditanya, dan cara menghentikannya.

pengingat-draft =
    { $isian } belum dikirim ke kantor. Yang sudah diisi tetap tersimpan.

    Berikutnya: <b>{ $berikutnya }</b>. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Bila tidak ingin diingatkan: /berhenti
pengingat-draft-warning =
    { $isian } belum dikirim ke kantor.

    Berikutnya: <b>{ $berikutnya }</b>. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Isian kami simpan sampai { $sampai }. Sesudah itu kami hapus; Bapak/Ibu tetap dapat mengajukan lagi kapan saja.

    Bila tidak ingin diingatkan: /berhenti
pengingat-draft-closed =
    { $isian } lama tidak dilanjutkan, jadi isiannya kami hapus. Belum ada yang dikirim ke kantor.

    Bila masih perlu, silakan mulai lagi dengan /ajukan.
pengingat-draft-any = Isian permohonan Bapak/Ibu
pengingat-draft-kind = Isian permohonan { $jenis }
pengingat-draft-nama = Isian permohonan { $jenis } atas nama { $nama }

pengingat-counter =
    { $isian } belum selesai. Yang sudah diisi tetap tersimpan.

    Berikutnya: <b>{ $berikutnya }</b>. Untuk meneruskan, ketuk “Lanjutkan isian”.
pengingat-counter-warning =
    { $isian } belum selesai.

    Berikutnya: <b>{ $berikutnya }</b>. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Isiannya disimpan sampai { $sampai }. Sesudah itu dihapus; pemohon tetap dapat didaftarkan lagi kapan saja.
pengingat-counter-closed =
    { $isian } lama tidak dilanjutkan, jadi isiannya dihapus. Belum ada yang masuk ke antrean.

    Bila masih perlu, silakan mulai lagi dengan /daftarkan.
pengingat-counter-any = Pendaftaran di loket
pengingat-counter-kind = Pendaftaran { $jenis } di loket
pengingat-counter-nama = Pendaftaran { $jenis } di loket atas nama { $nama }

pengingat-open-whom = untuk siapa permohonan ini
pengingat-open-relation = hubungan dengan pemohon
pengingat-open-agreed = persetujuan pemohon
pengingat-open-kind = layanan yang diurus
pengingat-open-nama = nama pemohon
pengingat-open-nik = NIK pemohon
pengingat-open-kk = nomor KK
pengingat-open-twice = nomor yang keliru, NIK atau nomor KK
pengingat-open-desa = desa pemohon
pengingat-open-phone = nomor telepon (boleh dilewati)
pengingat-open-elements = data yang perlu diperbaiki
pengingat-open-correction = { $element-code ->
        [lainnya] data lain yang diperbaiki
       *[other] perbaikan { $element }
    }
pengingat-open-kk-right = apakah data di KK sudah benar
pengingat-open-syarat = { $syarat }
pengingat-open-which = untuk yang mana foto yang terakhir
pengingat-open-review = memeriksa ringkasan, lalu mengirim

pengingat-kekurangan =
    Berkas permohonan <b>{ $kode }</b> ({ $nama }) masih kurang. Tahap: { $tahap }.

    Yang perlu dilengkapi:
    { $daftar }

    Ketuk “Lengkapi”, lalu kirim fotonya. Kode, nomor register, dan urutan Bapak/Ibu tetap.

    Bila tidak ingin diingatkan: /berhenti
pengingat-kekurangan-paper =
    Berkas permohonan <b>{ $kode }</b> ({ $nama }) masih kurang. Tahap: { $tahap }.

    Yang perlu dilengkapi:
    { $daftar }

    Mohon aslinya dibawa ke kantor. Bila akan dibawa, ketuk “Lengkapi”. Kode, nomor register, dan urutan Bapak/Ibu tetap.

    Bila tidak ingin diingatkan: /berhenti
pengingat-kekurangan-waits =
    Permohonan <b>{ $kode }</b> ({ $nama }) tetap kami simpan. Tahap: { $tahap }. Petugas sudah kami beri tahu. Bila lama tidak dilengkapi, foto dan PDF-nya kami hapus, lalu kami kabari.

    Yang perlu dilengkapi:
    { $daftar }

    Bila sudah siap, ketuk “Lengkapi”. Bila ada kesulitan, silakan datang ke kantor. Bila tidak jadi: /tarik

pengingat-kekurangan-waits-plain =
    Permohonan <b>{ $kode }</b> ({ $nama }) tetap kami simpan. Tahap: { $tahap }. Petugas sudah kami beri tahu.

    Yang perlu dilengkapi:
    { $daftar }

    Bila sudah siap, ketuk “Lengkapi”. Bila ada kesulitan, silakan datang ke kantor. Bila tidak jadi: /tarik

pengingat-to-bring = • { $syarat }: aslinya dibawa ke kantor
pengingat-bring =
    Berkas asli untuk permohonan <b>{ $kode }</b> ({ $nama }) masih kami tunggu di kantor. Tahap: { $tahap }.

    Mohon dibawa:
    { $daftar }

    Kantor buka:
    { $jam }

    Bila tidak ingin diingatkan: /berhenti
pengingat-bring-waits =
    Permohonan <b>{ $kode }</b> ({ $nama }) tetap kami simpan. Tahap: { $tahap }. Petugas sudah kami beri tahu. Bila lama tidak dilengkapi, foto dan PDF-nya kami hapus, lalu kami kabari.

    Mohon dibawa ke kantor:
    { $daftar }

    Kantor buka:
    { $jam }

    Bila ada kesulitan, silakan bertanya kepada petugas di kantor. Bila tidak jadi: /tarik

pengingat-bring-waits-plain =
    Permohonan <b>{ $kode }</b> ({ $nama }) tetap kami simpan. Tahap: { $tahap }. Petugas sudah kami beri tahu.

    Mohon dibawa ke kantor:
    { $daftar }

    Kantor buka:
    { $jam }

    Bila ada kesulitan, silakan bertanya kepada petugas di kantor. Bila tidak jadi: /tarik

pengingat-files-gone =
    Permohonan <b>{ $kode }</b> sudah lama tidak dilengkapi, jadi foto dan PDF-nya kami hapus. Permohonannya sendiri tetap kami simpan.

    Bila ingin meneruskan, mohon bawa berkas aslinya ke kantor; petugas akan membantu. Bila tidak jadi: /tarik

pengingat-files-gone-ask =
    Permohonan <b>{ $kode }</b> sudah lama tidak dilengkapi, jadi foto dan PDF-nya kami hapus. Permohonannya sendiri tetap kami simpan.

    Yang perlu dilengkapi lagi:
    { $daftar }

    Bila ingin meneruskan, ketuk “Lengkapi”. Bila ada kesulitan, silakan datang ke kantor dengan berkas aslinya. Bila tidak jadi: /tarik
pengingat-files-gone-bring =
    Permohonan <b>{ $kode }</b> sudah lama tidak dilengkapi, jadi foto dan PDF-nya kami hapus. Permohonannya sendiri tetap kami simpan.

    Bila ingin meneruskan, mohon dibawa ke kantor; petugas akan membantu:
    { $daftar }

    Bila tidak jadi: /tarik

pengingat-stopped =
    Baik, Bapak/Ibu tidak kami ingatkan lagi. Isian dan permohonan tidak berubah.

    Kabar tahap, berkas yang kurang, dan jawaban tetap kami kirim. Bila ingin diingatkan lagi: /ingatkan
pengingat-stopped-before = Pengingat memang sudah berhenti. Bila ingin diingatkan lagi: /ingatkan
pengingat-stopped-petugas = Pengingat untuk pekerjaan kantor tetap dikirim.
pengingat-resumed = Baik, Bapak/Ibu kami ingatkan lagi bila ada yang belum selesai. Untuk berhenti: /berhenti
pengingat-resumed-before = Pengingat memang aktif. Untuk berhenti: /berhenti
