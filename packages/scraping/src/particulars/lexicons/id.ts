import type { Lexicon } from '../lexicon.ts'

export const id: Lexicon = {
  decimal: ',',
  months: 'Januari Februari Maret/Mac April Mei Juni/Jun Juli/Julai Agustus/Ogos September Oktober November Desember/Disember',
  yearBefore: 'tahun',
  endOfYear: 'akhir_tahun akhir',
  scales: { 1000: 'ribu', 1000000: 'juta', 1000000000: 'miliar' },
  units: { year: 'tahun', month: 'bulan', week: 'minggu', day: 'hari', '%': 'persen peratus', cm3: 'cc cm3 cm³ sentimeter_kubik', l: 'liter', kW: 'kilowatt', hp: 'HP daya_kuda', kg: 'kilogram', t: 'ton', m: 'meter', km: 'kilometer', vehicle: 'unit kendaraan', IDR: 'rupiah', MYR: 'ringgit', USD: 'dolar' },
  workingDay: 'kerja',
  comparing: 'atau_lebih atau_kurang lebih_dari kurang_dari paling_lama paling_sedikit sampai_dengan di_atas',
  joining: 'dan tetapi atau',
  range: 'sampai sampai_dengan hingga',
  age: 'usia umur pembuatan produksi diproduksi dibuat',
  term: 'berlaku masa jangka_waktu sertifikat izin',
  vehicle: 'kendaraan mobil bus',
  act: 'Undang-Undang Peraturan Keputusan Instruksi',
  number: 'Nomor No.',
  category: 'kategori kelas',
  heading: 'pos pos_tarif HS',
  euro: 'Euro',
  anchors: { publication: 'diundangkan pengundangan', 'entry-into-force': 'mulai_berlaku berlakunya', 'import-declaration': 'pemberitahuan_impor', entry: 'kedatangan masuk' },
  repealed: 'dicabut dihapus',
}
