import type { Lexicon } from '../lexicon.ts'

export const vi: Lexicon = {
  decimal: ',',
  yearBefore: 'năm',
  days: [String.raw`(?:ngày\s)?(?<day>\d{1,2})\stháng\s(?<month>\d{1,2})(?:,?\snăm\s(?<year>\d{4}))?`, String.raw`tháng\s(?<month>\d{1,2})(?:\snăm\s|\/)(?<year>\d{4})`],
  scales: { 1000: 'nghìn ngàn', 1000000: 'triệu', 1000000000: 'tỷ' },
  units: { year: 'năm', month: 'tháng', week: 'tuần', day: 'ngày', '%': 'phần_trăm', cm3: 'cm3 cm³ xi_lanh', l: 'lít', kW: 'kilôoát', hp: 'mã_lực', kg: 'kilôgam', t: 'tấn', m: 'mét', km: 'kilômét', vehicle: 'xe chiếc', seat: 'chỗ chỗ_ngồi', VND: 'đồng', USD: 'đô_la_Mỹ' },
  workingDay: 'làm_việc',
  comparing: 'trở_lên trở_xuống không_quá hơn trên dưới tối_thiểu tối_đa',
  joining: 'và nhưng',
  range: 'đến tới',
  age: 'niên_hạn sản_xuất tuổi đã_qua_sử_dụng',
  term: 'hiệu_lực thời_hạn giấy_chứng_nhận trong_thời_hạn',
  vehicle: 'xe ô_tô',
  act: 'Nghị_định Thông_tư Quyết_định Luật',
  number: 'số',
  category: 'loại nhóm',
  heading: 'mã_HS nhóm',
  euro: 'Euro',
  anchors: { publication: 'công_bố ban_hành', 'entry-into-force': 'có_hiệu_lực', entry: 'nhập_cảnh' },
  repealed: 'bãi_bỏ',
}
