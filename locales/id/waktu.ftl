# Hari, bulan, waktu.
hari-1 = Senin
hari-2 = Selasa
hari-3 = Rabu
hari-4 = Kamis
hari-5 = Jumat
hari-6 = Sabtu
hari-7 = Minggu
bulan-1 = Januari
bulan-2 = Februari
bulan-3 = Maret
bulan-4 = April
bulan-5 = Mei
bulan-6 = Juni
bulan-7 = Juli
bulan-8 = Agustus
bulan-9 = September
bulan-10 = Oktober
bulan-11 = November
bulan-12 = Desember
waktu-lengkap = { $hari }, { $tanggal } pukul { $jam } WIB

# Kata-kata yang biasa ditulis orang, dipisah koma: tentang apa pesannya.
topik-ajukan = ajukan,daftar,buat,bikin,baru,hilang,ilang,rusak,patah,perbaikan,pembetulan,salah,ganti,mohon
topik-status = status,cek,sudah,jadi,selesai,sampai,kapan,progres
topik-syarat = syarat,persyaratan,berkas,dokumen,butuh,bawa
topik-bantuan = bantuan,tolong,bantu,jam,buka,tutup,alamat,lokasi,gratis,biaya,bayar,kontak,telepon,cara
topik-salam = halo,hallo,hai,hi,permisi,assalamualaikum,asalamualaikum,assalamu,selamat,pagi,siang,sore,malam,kulonuwun,punten,min,pak,bu,p
topik-terima = terimakasih,terima,makasih,suwun,nuwun,matur,thanks
topik-batal = batal,batalkan,berhenti,stop,tidak jadi,gak jadi,nggak jadi,ndak jadi,kembali,mboten sios
