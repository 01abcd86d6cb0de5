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

# Kata-kata yang biasa ditulis orang, dipisah koma: tentang apa pesannya. `.whole`: yang, bila hanya itu yang ditulis,
# tertuju kepada bot dan bukan jawaban atas suatu pertanyaan; jadi bukan nama orang, desa, atau isi KTP.
topik-lengkapi = lengkapi,melengkapi,dilengkapi
    .whole = lengkapi,melengkapi,lengkapi berkas
topik-tarik = tarik,menarik,ditarik,cabut
    .whole = tarik,tarik permohonan,menarik permohonan
topik-ajukan = ajukan,daftar,buat,bikin,baru,hilang,ilang,rusak,patah,perbaikan,pembetulan,salah,ganti,mohon
    .whole = ajukan,mengajukan,ajukan ktp,daftar,buat ktp,bikin ktp,urus ktp,mulai
topik-status = status,cek,sudah,jadi,selesai,sampai,kapan,progres
    .whole = status,cek,cek status,cek ktp,lihat status,status saya,sampai mana,sudah sampai mana,kapan jadi,kapan selesai,antrean,antrian
topik-syarat = syarat,persyaratan,berkas,dokumen,butuh,bawa
    .whole = syarat,persyaratan,syarat ktp,syaratnya,syaratnya apa,apa syaratnya,apa saja syaratnya
topik-bantuan = bantuan,tolong,bantu,jam,buka,tutup,alamat,lokasi,gratis,biaya,bayar,kontak,telepon,cara
    .whole = bantuan,bantu,tolong,tolong bantu,tolong dibantu,minta bantuan,mohon bantuan,help,menu,bagaimana,bagaimana caranya,caranya,cara,bingung,saya bingung,tidak mengerti,jam buka,alamat kantor,kontak
topik-salam = halo,hallo,hai,hi,permisi,assalamualaikum,asalamualaikum,assalamu,selamat,pagi,siang,sore,malam,kulonuwun,punten,min,pak,bu,p
    .whole = halo,hallo,hai,hi,hei,permisi,assalamualaikum,asalamualaikum,assalamu alaikum,assalamualaikum wr wb,assalamualaikum warahmatullahi wabarakatuh,selamat pagi,selamat siang,selamat sore,selamat malam,pagi,siang,sore,malam,kulonuwun,kulo nuwun,punten,halo pak,halo bu,halo min,permisi pak,permisi bu,pak,bu,start
topik-terima = terimakasih,terima,makasih,suwun,nuwun,matur,thanks
    .whole = terima kasih,terimakasih,terima kasih banyak,terima kasih pak,terima kasih bu,makasih,trims,suwun,nuwun,matur nuwun,maturnuwun,matur suwun,thanks,thank you
topik-batal = batal,batalkan,berhenti,stop,tidak jadi,gak jadi,nggak jadi,ndak jadi,mboten sios
topik-kembali = kembali,balik,mundur,kembali ke sebelumnya,pertanyaan sebelumnya,sebelumnya,mbalik,wangsul
