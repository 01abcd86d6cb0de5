# Pencarian oleh petugas. Data pribadi tersimpan tersegel, jadi hanya kata yang utuh yang ditemukan.

cari-ask =
    Apa yang dicari? Tulis salah satu:

    • kode permohonan
    • nomor register, misalnya 12 atau 12/2026
    • NIK
    • nama, boleh dengan desa, misalnya <i>siti brangkal</i>
    • desa, misalnya <i>desa japan</i>

    Setiap pencarian dicatat.
cari-for-petugas = Pencarian ini untuk petugas kantor. Keadaan permohonan Bapak/Ibu ada di /status.
cari-found =
    🔎 <b>{ $jumlah } permohonan</b> untuk “{ $dicari }”

    { $daftar }
cari-found-open =
    🔎 <b>{ $jumlah } permohonan yang berjalan</b> untuk “{ $dicari }”

    { $daftar }
cari-newest =
    🔎 <b>{ $jumlah } permohonan terbaru</b> untuk “{ $dicari }”. Yang lain masih ada; tambah nama untuk menemukannya.

    { $daftar }
cari-page = Halaman { $halaman } dari { $dari }
cari-line =
    { $nomor }. <b>{ $kode }</b> – { $nama }, Desa { $desa }
       { $tahap }, sejak { $sejak }
cari-none-nama =
    Belum ada yang cocok dengan “{ $dicari }”.

    Data tersimpan tersegel, jadi hanya kata yang utuh yang ditemukan: “sit” tidak menemukan “Siti”. Tulis kata nama dengan lengkap seperti pada KK, misalnya <code>/cari siti aminah</code>. Bila ejaannya ragu, tulis satu kata saja yang pasti, atau cari dengan NIK, kode, nomor register, atau desa.
cari-none-other =
    Belum ada permohonan dengan “{ $dicari }”. Mohon periksa lagi, atau cari dengan nama, misalnya <code>/cari siti aminah</code>.
cari-none-open = Belum ada yang berjalan untuk “{ $dicari }”. Yang sudah selesai atau dibatalkan tidak ikut dilihat.
cari-only-sent = Yang dicari hanya berkas yang dikirim kepada Anda.
cari-too-many =
    Lebih dari { $paling } permohonan cocok dengan “{ $dicari }”. Mohon tambah satu kata, misalnya kata nama yang lain atau desanya: <code>/cari siti aminah brangkal</code>
cari-not-nik = NIK terdiri dari 16 angka, dan nomor register ditulis misalnya 12 atau 12/2026. Mohon periksa angkanya, lalu cari lagi.
cari-strange = Nama ditulis dengan huruf saja, misalnya <code>/cari siti aminah</code>. Kode, nomor register, dan NIK dicari sendiri-sendiri, tanpa nama.
cari-too-short = Satu huruf terlalu sedikit. Mohon tulis kata nama dengan lengkap, misalnya <code>/cari siti aminah</code>
cari-too-long = Tulisan itu terlalu panjang. Cukup satu sampai tiga kata, misalnya <code>/cari siti aminah</code>
cari-unknown-desa = Desa itu tidak ada di Kecamatan { $kecamatan }. Mohon periksa namanya. Bila yang dimaksud nama orang, tulis: <code>/cari nama</code> lalu namanya.
cari-only-kecamatan = Semua permohonan di sini dari Kecamatan { $kecamatan }. Mohon tulis desa atau nama. Untuk desanya: <code>/cari desa { $kecamatan }</code>
cari-old-search = Tombol itu dari pencarian yang sudah berganti. Mohon cari lagi dengan /cari.
