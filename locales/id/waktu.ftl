# Hari, bulan, waktu.
hari-1 = Senin
hari-2 = Selasa
hari-3 = Rabu
hari-4 = Kamis
hari-5 = Jumat
    .also = jum'at
hari-6 = Sabtu
hari-7 = Minggu
bulan-1 = Januari
    .also = jan
bulan-2 = Februari
    .also = feb, pebruari, peb
bulan-3 = Maret
    .also = mar, mrt
bulan-4 = April
    .also = apr
bulan-5 = Mei
bulan-6 = Juni
    .also = jun
bulan-7 = Juli
    .also = jul
bulan-8 = Agustus
    .also = agu, agt, ags, agust
bulan-9 = September
    .also = sep, sept
bulan-10 = Oktober
    .also = okt
bulan-11 = November
    .also = nov, nop, nopember
bulan-12 = Desember
    .also = des
waktu-hari = { $hari }, { $tanggal }
waktu-lengkap = { $hari }, { $tanggal } pukul { $jam } WIB

# Hari yang dekat, ditulis dengan kata.
waktu-hari-ini = hari ini,hr ini,sekarang,dinten niki
waktu-jam = pukul,jam,wib,tanggal,tgl
waktu-kemarin = kemarin,kemaren,kmrn,wingi
waktu-bulan-ini = bulan ini,bln ini,sasi iki
waktu-bulan-lalu = bulan lalu,bln lalu,bulan kemarin,sasi wingi
waktu-tahun-ini = tahun ini,thn ini,taun iki
waktu-tahun-lalu = tahun lalu,thn lalu,tahun kemarin,taun wingi
waktu-besok = besok,bsk,esok,sesuk

# Kata di antara hari-hari suatu masa: 1 November s.d. 30 November.
waktu-sambung = s,d,sd,sampai,hingga,dengan,ke,dari,mulai,antara,dan,tanggal,tgl,bulan,tahun,periode
