# Kata-kata untuk kode yang tersimpan. Dipakai di dalam kalimat, kecuali element, yang selalu berdiri di depan sebagai judul.

tahap-diajukan = diajukan, menunggu diterima petugas
tahap-diterima = diterima, menunggu pemeriksaan Kasi Pelayanan
tahap-tidak-lengkap = belum lengkap, menunggu dilengkapi
tahap-tidak-lengkap-dibawa = belum lengkap; yang kurang sudah dijawab, aslinya ditunggu di kantor
tahap-tidak-lengkap-dijawab = belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas
tahap-lengkap = lengkap, menunggu entri data
tahap-dientri = data dientri, menunggu dikirim ke Dispendukcapil
tahap-dikirim = dikirim ke Dispendukcapil
tahap-dikirim-dikembalikan = dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas kecamatan
tahap-dibatalkan = dibatalkan

jenis-baru = KTP baru
jenis-pembetulan = perbaikan data KTP
jenis-rusak = KTP rusak
jenis-hilang = KTP hilang

peran-staf = staf pelayanan
peran-kasi = Kasi Pelayanan
peran-dispendukcapil = petugas Dispendukcapil
peran-admin = admin

# Siapa pelapor bagi pemohon.
hubungan-orang-tua = orang tua
hubungan-anak = anak
hubungan-pasangan = suami atau istri
hubungan-saudara = saudara
hubungan-perangkat-desa = perangkat desa
hubungan-lainnya = orang lain

nomor-batal-tidak-dipakai = tidak dipakai
nomor-batal-salah-tulis = salah tulis, dicoret
nomor-batal-hilang = lembarnya hilang

gangguan-masuk = pesan warga belum diproses
gangguan-keluar = pesan bot belum terkirim
gangguan-berkas = tempat foto dan PDF tidak menjawab
gangguan-webhook = pesan warga tertahan di Telegram

element-nama = Nama
element-tempat-lahir = Tempat lahir
element-tanggal-lahir = Tanggal lahir
element-jenis-kelamin = Jenis kelamin
element-alamat = Alamat
element-agama = Agama
element-status-kawin = Status perkawinan
element-pekerjaan = Pekerjaan
element-kewarganegaraan = Kewarganegaraan
element-lainnya = Data lain

alasan-kurang-tidak-ada = tidak ada
alasan-kurang-tidak-terbaca = tidak terbaca
alasan-kurang-tidak-sesuai = tidak sesuai dengan data
alasan-kurang-kedaluwarsa = sudah tidak berlaku
alasan-kurang-lainnya = perlu diperbaiki

alasan-batal-tidak-jadi = tidak jadi mengurus
alasan-batal-salah-data = data salah, akan diajukan lagi
alasan-batal-diurus-di-tempat-lain = sudah diurus di tempat lain
alasan-batal-bukan-wewenang = bukan wewenang kecamatan
alasan-batal-lainnya = alasan lain

alasan-kembali-berkas-kurang = ada berkas yang kurang
alasan-kembali-berkas-tidak-terbaca = ada berkas yang tidak terbaca
alasan-kembali-data-tidak-sesuai = data tidak sesuai
alasan-kembali-lainnya = alasan lain
alasan-kembali-penerima-berganti = petugas penerimanya berganti

alasan-tunda-blangko-habis = blangko KTP habis
alasan-tunda-gangguan-sistem = gangguan sistem atau jaringan di Dispendukcapil
alasan-tunda-lainnya = alasan lain

langkah-menerima = 1 (menerima berkas)
langkah-mengecek = 2 (mengecek berkas)
langkah-mengentri = 3 (mengentri data)
langkah-mengirim = 4 (mengirim data)

holder-staf = Staf
holder-kasi = Kasi
holder-warga = Pemohon
holder-dispendukcapil = Dispendukcapil

# Selalu dikutip sebagai kata Dispendukcapil.
pernyataan-diterima = data sudah kami terima
pernyataan-menunggu-blangko = menunggu blangko KTP
pernyataan-dicetak = KTP sudah dicetak
pernyataan-diserahkan = KTP sudah diserahkan
pernyataan-ditolak = permohonan tidak dapat diproses
pernyataan-tetap-diproses = permohonan tetap diproses

event-diajukan = Pengajuan dikirim
event-asli-dicatat = Berkas asli dicatat
event-asli-dicabut = Catatan berkas asli dicabut
event-nomor-dicatat = NIK dan nomor KK dicatat petugas
event-nomor-diperbaiki = NIK dan nomor KK diperbaiki petugas
event-diterima = Berkas diterima petugas
event-lengkap = Dinyatakan lengkap oleh Kasi
event-tidak-lengkap = Dikembalikan: ada yang kurang
event-dilengkapi = Kekurangan dilengkapi
event-dientri = Data dientri
event-dikirim = Data dikirim ke Dispendukcapil
event-dikembalikan = Kembali dari Dispendukcapil ke kecamatan
event-dientri-ulang = Data dientri ulang
event-dikirim-ulang = Data dikirim ulang ke Dispendukcapil
event-dibatalkan = Dibatalkan
event-dinyatakan = Pernyataan Dispendukcapil dicatat
event-ditautkan = Chat dihubungkan dengan tanda terima
event-perbaikan-diminta = Perbaikan data diminta
event-diperbaiki = Data diperbaiki
event-perbaikan-ditarik = Permintaan perbaikan data dibatalkan
event-perbaikan-ditolak = Permintaan perbaikan data dijawab
event-berkas-disimpan = Foto/PDF disimpan

demand-wajib = wajib
demand-dianjurkan = bila ada

sex-laki-laki = laki-laki
sex-perempuan = perempuan

flaw-other-type = isinya bukan foto atau PDF seperti namanya
flaw-broken = tidak dapat dibuka
flaw-locked = PDF terkunci kata sandi
flaw-no-page = PDF tanpa halaman
flaw-heic = berkas HEIC
flaw-active = PDF berisi program atau lampiran
flaw-many-pages = PDF lebih dari 20 halaman
flaw-foreign = jenis atau ukurannya tidak dapat dibuka di sini
flaw-dark = terlalu gelap
flaw-empty = tidak terlihat tulisan
flaw-pale = terlalu terang, tulisannya pudar
flaw-same-as-other = sama dengan foto berkas lain
flaw-same-again = sama dengan yang sudah dikembalikan
flaw-same-twice = sama dengan lembar yang lain
flaw-small = terlalu kecil
flaw-blurred = agak buram

antrean-staf = antrean staf
antrean-pemohon = menunggu pemohon
antrean-kasi = antrean pemeriksaan
antrean-dispendukcapil = antrean Dispendukcapil
umur-satu-hari = lebih dari 1 hari
umur-tiga-hari = lebih dari 3 hari
jenis-libur-libur-nasional = libur nasional
jenis-libur-cuti-bersama = cuti bersama
jenis-libur-libur-kantor = libur kantor

kepastian-pasti = sudah pasti
kepastian-perkiraan = masih perkiraan
