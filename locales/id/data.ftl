# Hak atas data pribadi: apa yang disimpan, salinannya, dan penghapusannya.

data-none = Dari chat ini tidak ada data yang kami simpan, Bapak/Ibu, selain catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.
data-none-forgotten =
    Data pribadi di permohonan dari chat ini sudah dihapus, Bapak/Ibu. Yang masih kami simpan:
    { $baris }

    Selain itu hanya ada catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.
data-kept =
    <b>Data yang kami simpan dari chat ini</b>

    { $daftar }

    Datanya dipakai untuk layanan KTP di kecamatan ini saja, lalu dikirim ke Dispendukcapil.

    { $dibuka }

    Ada yang keliru tertulis? Ubah dengan /ubahdata. Ada yang ingin ditanyakan? Hubungi { $kontak }.
data-line-draft = • Isian yang belum dikirim: sampai Bapak/Ibu kirim atau hapus. Bila lama tidak dilanjutkan, kami hapus.
data-line-draft-until = • Isian yang belum dikirim: sampai Bapak/Ibu kirim atau hapus. Bila tidak dilanjutkan, kami ingatkan, lalu terhapus sendiri paling cepat { $sesudah } hari sesudah terakhir diisi. Bila pengingat dihentikan atau tidak sampai: sesudah { $hari } hari.
data-line-last = • Hubungan Bapak/Ibu dengan pemohon terakhir, supaya permohonan berikutnya lebih cepat: dihapus bila chat ini { $hari } hari tidak dipakai.
data-line-open-files =
    • <b>{ $kode }</b>, { $nama }: { $tahap }.
    Disimpan { $isi }, selama permohonan masih berjalan. Bila lama tidak dilengkapi, foto dan PDF-nya kami hapus { $hari } hari sesudah pengingat terakhir.
data-line-open =
    • <b>{ $kode }</b>, { $nama }: { $tahap }.
    Disimpan { $isi }, selama permohonan masih berjalan.
data-line-asked =
    { $baris }
    { $diminta }
data-line-files-gone =
    { $baris }
    { $lembar } foto atau PDF lain sudah kami hapus ({ $sejak }).
data-line-sent =
    • <b>{ $kode }</b>, { $nama }: sudah dikirim ke Dispendukcapil.
    Disimpan { $isi }, sebagai catatan register menurut jadwal arsip.
data-line-sent-files =
    • <b>{ $kode }</b>, { $nama }: sudah dikirim ke Dispendukcapil.
    Disimpan { $isi }, sebagai catatan register menurut jadwal arsip; foto dan PDF hanya sampai { $sampai }. Yang pernah dibuka petugas tetap ada, bertanda, di chat Telegram petugas itu.
data-line-returned-files =
    • <b>{ $kode }</b>, { $nama }: sudah dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas.
    Disimpan { $isi }, sebagai catatan register menurut jadwal arsip; foto dan PDF paling lama { $hari } hari sesudah dikirim ulang. Yang pernah dibuka petugas tetap ada, bertanda, di chat Telegram petugas itu.
data-line-closed =
    • <b>{ $kode }</b>, { $nama }: dibatalkan.
    Disimpan { $isi }, sampai { $sampai }.
data-line-petugas = • Chat ini terdaftar sebagai { $peran }: nama dan nomor akun Telegram.
data-line-petugas-kept = • Chat ini terdaftar sebagai { $peran }: nama dan nomor akun Telegram, untuk mengirim pekerjaan dan mencatat siapa yang mengerjakannya. Disimpan selama bertugas; sesudahnya tetap tercatat di buku register, menurut jadwal arsip.
data-content =
    nama, NIK, nomor KK, dan desa{ $telepon ->
        [0] {""}
       *[other] {" "}beserta nomor telepon
    }{ $entri ->
        [0] {""}
       *[other] {" "}serta data dari berkas
    }{ $lembar ->
        [0] {""}
       *[other] , dengan { $lembar } foto atau PDF
    }
data-content-no-numbers =
    nama dan desa (tanpa NIK dan nomor KK){ $telepon ->
        [0] {""}
       *[other] {" "}beserta nomor telepon
    }{ $lembar ->
        [0] {""}
       *[other] , dengan { $lembar } foto atau PDF
    }
data-opened-never = Belum ada petugas yang membuka NIK atau berkasnya.
data-opened =
    <b>Yang membuka atau dikirimi datanya</b>
    { $daftar }
data-opened-more =
    <b>Yang membuka atau dikirimi datanya</b>
    { $daftar }
    dan { $lain } kali sebelumnya; selengkapnya ada di salinan.
data-opened-before = Ada pula { $jumlah } pembukaan yang catatannya sudah dihapus: siapa dan kapan, kami simpan { $hari } hari saja. Yang tinggal hanya jumlahnya.
data-opened-line = • { $waktu }: { $peran } { $apa } ({ $kode })
data-opened-line-now = • { $waktu }: petugas yang sekarang { $peran } { $apa } ({ $kode })
data-rest-failed = • { $jumlah } pesan yang gagal diproses atau dikirim: disimpan { $hari } hari, lalu terhapus sendiri
data-rest-archived = • { $jumlah } percakapan lama yang sudah tidak dapat dibaca: disimpan { $hari } hari, lalu terhapus sendiri
data-rest-looks = • catatan pemeriksaan { $jumlah } foto atau PDF yang tidak jadi dikirim: disimpan { $hari } hari, lalu terhapus sendiri
data-rest-notice = • catatan bahwa pemberitahuan tentang data pribadi sudah dibaca
data-rest-stopped = • permintaan untuk tidak diingatkan
data-rest-notice-until = • catatan bahwa pemberitahuan tentang data pribadi sudah dibaca: selama ada permohonan atau isian dari chat ini, dan paling sedikit { $hari } hari; sesudah itu terhapus sendiri
data-rest-stopped-until = • permintaan untuk tidak diingatkan: berlaku dan disimpan sampai Bapak/Ibu menulis /ingatkan atau menghapusnya
data-rest-breach = • catatan bahwa Bapak/Ibu sudah kami beri tahu tentang kebocoran data: wajib kami simpan sebagai bukti
data-rest-forgotten = • { $jumlah } baris buku register dari permohonan yang datanya sudah dihapus: kode, desa, tanggal setiap langkah, hubungan dengan pemohon, dan nomor akun Telegram ini. Disimpan menurut jadwal arsip, karena buku itu tidak boleh berlubang atau diubah.
data-copy-masked = Ini salinan data dari chat ini, Bapak/Ibu. Untuk permohonan orang lain, NIK dan nomor KK-nya kami samarkan, dan data dari berkasnya tidak disertakan: yang lengkap hanya untuk pemohonnya sendiri. Mohon tidak diteruskan kepada orang lain.
data-opened-line-keeper = • { $waktu }: petugas yang menjaga komputer { $apa } ({ $kode })
data-copy = Ini salinan data dari chat ini, Bapak/Ibu. Di dalamnya ada NIK lengkap; mohon tidak diteruskan kepada orang lain.
data-erase-ask =
    Yang akan dihapus:
    { $hapus }

    { $tetap }

    Yang sudah dihapus tidak dapat dikembalikan. Hapus sekarang?
data-erase-changed = Sejak pertanyaan itu ada yang berubah, jadi belum ada yang dihapus. Mohon dibaca sekali lagi.
data-erase-nothing =
    Sekarang belum ada yang dapat dihapus.

    { $tetap }
data-stays-nothing = Selain itu, dari chat ini hanya ada catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.
data-stays =
    Yang tetap disimpan:
    { $daftar }
data-goes-draft = • isian yang belum dikirim
data-goes-last = • hubungan dengan pemohon terakhir, yang disimpan untuk permohonan berikutnya
data-goes-closed = • <b>{ $kode }</b>, { $nama }: semua data pemohon di dalamnya. Di buku register tetap tercatat kode, desa, tanggal setiap langkah, hubungan dengan pemohon, dan nomor akun Telegram ini, karena buku itu tidak boleh berlubang atau diubah. Kartu dan foto yang pernah dibuka petugas tetap ada di chat Telegram petugas itu.
data-goes-phone = • <b>{ $kode }</b>, { $nama }: nomor telepon
data-stays-open = • <b>{ $kode }</b>, { $nama }: masih berjalan. Bila ingin dihapus, tarik dahulu dengan /tarik.
data-stays-sent = • <b>{ $kode }</b>, { $nama }: sudah dikirim ke Dispendukcapil, jadi wajib disimpan sebagai catatan register menurut aturan arsip.
data-stays-sent-files = • <b>{ $kode }</b>, { $nama }: sudah dikirim ke Dispendukcapil, jadi wajib disimpan sebagai catatan register menurut aturan arsip. Foto dan PDF-nya hanya sampai { $sampai }, lalu terhapus sendiri. Yang pernah dibuka petugas tetap ada, bertanda, di chat Telegram petugas itu.
data-stays-returned-files = • <b>{ $kode }</b>, { $nama }: sudah dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas, jadi wajib disimpan sebagai catatan register menurut aturan arsip. Foto dan PDF-nya terhapus sendiri, paling lama { $hari } hari sesudah dikirim ulang. Yang pernah dibuka petugas tetap ada, bertanda, di chat Telegram petugas itu.
data-stays-of-pemohon = • <b>{ $kode }</b>, { $nama }: disimpan sampai { $sampai }, lalu terhapus sendiri. Sebelum itu, hanya pemohonnya sendiri yang dapat meminta penghapusan: dari chat-nya, atau di loket kecamatan.
data-stays-of-pemohon-away = • <b>{ $kode }</b>, { $nama }: disimpan sampai { $sampai }, lalu terhapus sendiri. Sebelum itu, hanya pemohonnya sendiri yang dapat meminta penghapusan, di loket kecamatan.
data-stays-of-pemohon-earlier = • <b>{ $kode }</b>, { $nama }: hanya pemohonnya sendiri yang dapat meminta penghapusan.
data-erased =
    ✅ Sudah dihapus:
    { $hapus }

    Pesan di chat ini dapat Bapak/Ibu hapus sendiri: tekan lama pesannya, lalu pilih hapus.
data-erased-at-counter = 🗑 Data pribadi di permohonan <b>{ $kode }</b> sudah dihapus petugas, atas permintaan pemohon di loket. Yang tinggal hanya catatan register tanpa data pribadi, dan nomor akun chat ini di dalamnya.
data-erase-kept = Baik, tidak ada yang dihapus.
data-notice-changed =
    Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Yang baru:

    { $perubahan }
data-notice-changed-plain = Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Mohon dibaca sekali lagi.

dibuka-nik = membuka NIK lengkap
dibuka-data = membuka data pemohon
dibuka-telepon = membuka nomor telepon
dibuka-berkas = membuka berkas
dibuka-kartu = membuka kartu permohonan
dibuka-register = membuka baris di buku register dengan NIK lengkap
dibuka-kiriman = dikirimi data dan berkasnya
data-notice-without-numbers = NIK dan nomor KK tidak kami tanyakan lewat chat; petugas mencatatnya di kantor.
data-notice-without-files = Foto dan PDF berkas tidak kami terima lewat chat; berkas aslinya dibawa ke kantor.
