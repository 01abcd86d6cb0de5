# Kata-kata yang biasa ditulis orang, dipisah koma: tentang apa pesannya. Akhiran -nya dan -kah tidak perlu ditulis.
# `.whole`: yang, bila hanya itu yang ditulis, tertuju kepada bot dan bukan jawaban atas suatu pertanyaan; jadi bukan nama
# orang, desa, atau isi KTP.
topik-berhenti = jangan ingatkan,jangan diingatkan,jgn ingatkan,tidak usah diingatkan,tidak usah ingatkan,gak usah diingatkan,berhenti mengingatkan,berhenti ingatkan,stop ingatkan,stop pengingat,hentikan pengingat
    .whole = berhenti,stop,setop,berhenti dulu,stop dulu,berhentikan,jangan ingatkan lagi,jangan diingatkan lagi
topik-ingatkan = ingatkan lagi,diingatkan lagi,ingatkan saya
    .whole = ingatkan,ingatkan lagi,ingatkan saya,ingatkan saya lagi,mohon diingatkan
topik-lengkapi = lengkapi,melengkapi,dilengkapi
    .whole = lengkapi,melengkapi,lengkapi berkas
topik-tarik = tarik,menarik,ditarik,cabut,batalkan permohonan,batalkan pengajuan,batalin permohonan,batalin pengajuan,membatalkan permohonan,membatalkan pengajuan,batal mengajukan,permohonan dibatalkan,pengajuan dibatalkan
    .whole = tarik,tarik permohonan,menarik permohonan
topik-hilang = hilang,ilang,kehilangan,kecopetan,dicuri,dicopet
    .whole = hilang,ktp hilang,ktp ilang,ktp saya hilang,ktp saya ilang,kehilangan ktp
topik-rusak = rusak,patah,pecah,sobek,luntur,pudar,mengelupas,terkelupas
    .whole = rusak,ktp rusak,ktp saya rusak,ktp patah,ktp saya patah
topik-pengaduan = komplain,complain,komplen,keluhan,mengeluh,pengaduan,mengadu,ngadu,aduan,lapor,melapor,laporkan,melaporkan,pungli,suap,calo,dimintai,minta uang,minta duit,diminta uang,diminta bayar,disuruh bayar,minta bayaran,tidak puas,kecewa,ditipu,penipuan
    .whole = komplain,keluhan,pengaduan,lapor,mau komplain,mau lapor
topik-pengantar = surat pengantar,pengantar
    .whole = apa itu surat pengantar,surat pengantar itu apa,apa itu pengantar,pengantar itu apa
topik-biaya = biaya,bayar,membayar,dibayar,berbayar,gratis,tarif,ongkos,harga,retribusi,uang,duit
    .whole = biaya,biayanya,bayar,bayar berapa,berapa bayarnya,berapa biayanya,biayanya berapa,gratis,apakah gratis
topik-lama = berapa lama,brp lama,lamanya,kok lama,lama sekali,lama banget,lama tidak,lama gak,lama nggak,lama ya,berapa hari,brp hari,berapa minggu,berapa bulan,kapan jadi,kapan selesai,kapan bisa diambil,estimasi
    .whole = kapan jadi,kapan selesai,berapa lama,berapa hari,kapan jadinya,kapan selesainya
topik-syarat = syarat,persyaratan,berkas apa,dokumen apa,butuh,perlu apa,bawa apa,apa yang dibawa,apa saja yang,harus bawa,yang perlu dibawa,yang harus dibawa
    .whole = syarat,persyaratan,berkas,dokumen,syarat ktp,syaratnya,syaratnya apa,apa syaratnya,apa saja syaratnya,syaratnya apa saja
topik-status = status,cek,sudah,jadi,selesai,sampai,kapan,progres
    .whole = status,cek,cek status,cek ktp,lihat status,status saya,sampai mana,sudah sampai mana,antrean,antrian
topik-jam = jam,buka,tutup,alamat kantor,alamat kecamatan,alamatnya di mana,alamatnya dimana,kantor di mana,kantor dimana,di mana kantor,dimana kantor,kantor mana,lokasi,kontak,telepon,telp,hari apa,nomor kantor
    .whole = jam buka,jam kantor,jam kerja,alamat kantor,lokasi kantor,kontak
topik-bantuan = bantuan,tolong,bantu,cara,bingung,tidak mengerti,gak ngerti
    .whole = bantuan,bantu,tolong,tolong bantu,tolong dibantu,minta bantuan,mohon bantuan,help,menu,bagaimana,bagaimana caranya,caranya,cara,bingung,saya bingung,tidak mengerti
topik-ajukan = ajukan,mengajukan,daftar,buat,bikin,urus,ngurus,mengurus,baru,perbaikan,pembetulan,salah,ganti,mohon
    .whole = ajukan,mengajukan,ajukan ktp,daftar,buat ktp,bikin ktp,urus ktp,ngurus ktp,mulai
topik-lanjut = lanjut,lanjutkan,teruskan
    .whole = lanjut,lanjutkan,lanjutkan isian,teruskan
topik-terima = terimakasih,terima,makasih,suwun,nuwun,matur,thanks
    .whole = terima kasih,terimakasih,terima kasih banyak,terima kasih pak,terima kasih bu,makasih,trims,suwun,nuwun,matur nuwun,maturnuwun,matur suwun,thanks,thank you
topik-salam = halo,hallo,hai,hi,permisi,assalamualaikum,asalamualaikum,assalamu,selamat,pagi,siang,sore,malam,kulonuwun,punten,min,pak,bu,p
    .whole = halo,hallo,hai,hi,hei,permisi,assalamualaikum,asalamualaikum,assalamu alaikum,assalamualaikum wr wb,assalamualaikum warahmatullahi wabarakatuh,selamat pagi,selamat siang,selamat sore,selamat malam,pagi,siang,sore,malam,kulonuwun,kulo nuwun,punten,halo pak,halo bu,halo min,permisi pak,permisi bu,pak,bu,start

# Berhenti, mundur, nanti dulu: hanya bila itu saja yang ditulis.
topik-batal = batal,batalkan,tidak jadi,gak jadi,nggak jadi,ndak jadi,mboten sios
# Bukan jawaban atas suatu pertanyaan, di mana pun di dalam kalimat.
topik-batal-permohonan = batalkan permohonan,batalkan pengajuan,batalin permohonan,batalin pengajuan,membatalkan permohonan,membatalkan pengajuan,batal mengajukan,permohonan dibatalkan,pengajuan dibatalkan
topik-kembali = kembali,balik,mundur,kembali ke sebelumnya,pertanyaan sebelumnya,sebelumnya,mbalik,wangsul
topik-nanti = nanti,nanti saja,nanti aja,nanti dulu,nanti lagi,besok,besok saja,besok aja,tunda,mengko

# Kata tanya.
topik-tanya = berapa,brp,kapan,kpn,apa,gimana,gmn,bagaimana,bgmn,kenapa,knp,mengapa,dimana,di mana,siapa,bisakah,bolehkah
# Yang ditanyakan tidak diketahui.
topik-tidak-tahu = tidak tahu,tidak tau,tdk tahu,tdk tau,gak tahu,gak tau,ga tahu,ga tau,nggak tahu,nggak tau,enggak tahu,enggak tau,ndak tahu,ndak tau,kurang tahu,kurang tau,belum tahu,belum tau,lupa,saya lupa,tidak ingat,gak ingat,tidak hafal,tidak hapal,gak hafal,gak hapal,saya tidak tahu,mboten ngertos,ora ngerti
# Yang diminta tidak ada.
topik-tidak-ada = tidak ada,tdk ada,gak ada,ga ada,nggak ada,enggak ada,ndak ada,belum ada,blm ada,tidak punya,tdk punya,gak punya,ga punya,nggak punya,enggak punya,ndak punya,belum punya,blm punya,belum jadi,belum dibuat,belum diurus,belum minta,belum dapat,belum keluar,masih diurus,masih di desa,sedang diurus,lagi diurus,baru diurus,hilang,ketinggalan,dereng wonten,mboten wonten
# Menyangkal; dan menunda, mengubah.
topik-sangkal = tidak,tdk,tak,jangan,jgn,belum,blm,nggak,enggak,gak,ga,ndak,bukan,mboten,ora,dereng,ojo,aja dulu,selain,kecuali,batal
topik-tunda = nanti,dulu,dahulu,besok,tapi,tetapi,salah,keliru,kalau,kalo,ubah,ganti,foto,lagi,ulang,tambah,kurang
topik-berkas-lain = kk,kartu keluarga,akta,akte,ijazah,buku,surat,pengantar,foto
topik-sepele = saya,aku,kulo
# Jawaban atas pertanyaan bot, atau kata pada tombolnya; jadi bukan nama syarat.
topik-jawaban = ya,y,iya,yaa,ya benar,ok,oke,okay,baik,siap,setuju,tidak,tdk,nggak,enggak,gak,ndak,bukan,benar,betul,sudah,belum,simpan,selesai,hapus,tambah,ubah,terbitkan,wajib,dianjurkan,lewati,nanti,nanti saja,kirim
