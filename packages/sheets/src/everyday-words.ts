/**
 * What people write for a value of an enumeration beside what it is called, by the value; of several, which one is meant has
 * to be asked. A question mark stands for something that no value is the word for.
 */
const meant: Readonly<Record<string, readonly string[]>> = {
  left: ['LHD', 'LH', 'L', 'left-hand', 'left hand drive', '左', '左驾', '左侧', '左边', '左舵车', '左方向盘', '左置', '左駕', 'левый', 'левый руль', 'левое расположение', 'лев', 'л', 'л/р', 'леворульный', 'леворульная', 'левосторонний'],
  right: ['RHD', 'RH', 'R', 'right-hand', 'right hand drive', '右', '右驾', '右侧', '右边', '右舵车', '右方向盘', '右置', '右駕', 'правый', 'правый руль', 'правое расположение', 'прав', 'п', 'п/р', 'праворульный', 'праворульная', 'правосторонний'],
  new: ['brand new', 'new car', '新', '全新', '全新车', 'новый', 'новая', 'новые', 'нов'],
  used: ['second hand', 'used car', 'second-hand', 'pre-owned', '二手', '旧', '旧车', '零公里二手车', '准新二手车', 'б/у', 'бывший в употреблении', 'подержанный', 'подержанная', 'подержанные', 'подержанное', 'с пробегом'],
  // A nearly new car may have been registered, and is used then, or may not.
  'new used': ['准新', '准新车', '零公里', '零公里车', '0公里', '库存车', '展车', '试驾车', 'demo', 'demo car', 'zero mileage', 'почти новый', 'без пробега'],
  petrol: ['gasoline', 'benzine', '汽油车', '汽油机', '汽', '92#汽油', '95#汽油', 'бензиновый', 'бенз', 'АИ-92', 'АИ-95', 'АИ-98'],
  diesel: ['柴油车', '柴油机', '柴', 'дизельный', 'дизельное топливо', 'ДТ', 'диз'],
  lpg: ['液化气', 'СУГ', 'пропан', 'пропан-бутан'],
  cng: ['КПГ'],
  bev: ['EV', 'pure electric', '纯电', '纯电动', '纯电动车', '纯电动汽车', '纯电车'],
  hev: ['full hybrid', '油电混动', '油电混合'],
  phev: ['plug-in', 'plug-in hybrid', 'PHV', '插混', '插电', '插电混动', '插电式混动', '插电混合动力', 'подключаемый гибрид', 'заряжаемый гибрид'],
  erev: ['REEV', '增程', '增程式', '增程车', '增程式电动车', '增程式混合动力'],
  fcev: ['氢燃料', '氢燃料电池', 'FCV'],
  'hev phev erev': ['hybrid', '混动', '混合动力', '油电', 'гибрид', 'гибридный', 'бензин/электро', 'бензин+электро', 'бензин-электро'],
  'bev phev erev fcev': ['electric', 'NEV', '电', '电动', '电车', '新能源', '新能源车', 'электро', 'электрический', 'электрокар'],
  // Electric drive that never moves the car alone is a hybrid to some laws, and none to others.
  'petrol diesel hev': ['轻混', '轻度混动', '轻度混合动力', '48V轻混', '48V', 'mild hybrid', 'MHEV', 'мягкий гибрид', 'умеренный гибрид'],
  'petrol lpg cng': ['gas', 'газ', '双燃料', '油气两用', 'bi-fuel', 'dual fuel', 'бензин/газ', 'газ/бензин', 'двухтопливный'],
  // Natural gas may be liquefied, for which there is no word of its own.
  'cng ?': ['天然气', 'natural gas', 'NG', 'природный газ', 'метан'],
  'petrol diesel': ['燃油', '燃油车', '油车', '油', '内燃机', '传统燃油', '传统动力', 'ICE', 'combustion engine', 'internal combustion', 'ДВС'],
  'fcev ?': ['氢', '氢能', 'hydrogen', 'водород', 'водородный'],
  white: ['白', '珍珠白', '珠光白', '纯白', '雪白', '亮白', '极地白', '白色珠光', 'pearl white', 'white pearl', 'белая', 'бел', 'белый перламутр', 'белый металлик'],
  black: ['黑', '珍珠黑', '珠光黑', '纯黑', '亮黑', '曜石黑', '炭黑', '墨黑', 'pearl black', 'black pearl', 'черная', 'черн', 'черный металлик'],
  silver: ['银', '亮银', 'серебристая', 'серебряный', 'серебряная', 'серебро', 'сереб'],
  grey: ['灰', 'gray', 'серая', 'сер'],
  'dark-grey': ['深灰', 'dark gray', 'темно-серая', 'т.-серый'],
  blue: ['蓝', 'синяя', 'син'],
  'light-blue': ['浅蓝', '天蓝', '天蓝色', 'sky blue', 'голубая'],
  'dark-blue': ['深蓝', '藏青', '藏青色', '藏蓝', '藏蓝色', 'navy', 'navy blue', 'темно-синяя'],
  red: ['红', 'красная', 'крас'],
  'dark-red': ['深红', '暗红', '暗红色', 'темно-красная'],
  'red dark-red': ['酒红', '酒红色', '枣红', '枣红色', '紫红', '紫红色', 'maroon', 'burgundy', 'бордовый', 'бордовая', 'бордо', 'вишневый', 'вишневая'],
  brown: ['棕', 'коричневая', 'корич'],
  'dark-brown': ['深棕', '深褐色', 'темно-коричневая'],
  'brown dark-brown': ['褐', '褐色', '咖啡', '咖啡色'],
  green: ['绿', 'зеленая', 'зел'],
  'dark-green': ['深绿', '墨绿', '墨绿色', 'темно-зеленая'],
  beige: ['米', '米黄', '米黄色', 'бежевая', 'беж'],
  gold: ['金', 'golden', 'золотой', 'золотая', 'золотистая'],
  'beige gold': ['香槟', '香槟色', '香槟金', 'champagne', 'шампань'],
  'silver grey': ['银灰', '银灰色', 'silver grey', 'silver gray', 'серебристо-серый'],
  'white beige': ['米白', '米白色', '象牙白', '奶白', '乳白', '乳白色', 'ivory', 'off-white', 'cream', 'молочный', 'слоновая кость'],
  'grey dark-grey': ['枪灰', '枪灰色', '钛灰', '铁灰', '铁灰色', '青灰', '水泥灰', 'gunmetal', 'graphite', 'anthracite', 'графит', 'мокрый асфальт'],
  yellow: ['黄', 'желтая', 'жел'],
  orange: ['橙', '橘色', '橘黄', 'оранжевая', 'оранж'],
  purple: ['紫', 'violet', 'фиолетовая', 'фиол'],
  sedan: ['三厢', '三厢车', 'saloon'],
  hatchback: ['两厢', '两厢车', 'hatch'],
  'sedan hatchback': ['轿车', 'лифтбек', 'liftback', '掀背', '掀背车'],
  wagon: ['estate', 'wagon', '旅行版', '瓦罐'],
  suv: ['crossover', 'CUV', '越野车', '跨界车', 'кроссовер', 'внедорожник', 'паркетник'],
  'coupe convertible': ['跑车', '轿跑', 'sports car', 'спорткар'],
  convertible: ['敞篷', 'cabriolet', 'cabrio', 'roadster'],
  mpv: ['minivan'],
  'mpv van minibus': ['商务车', '面包车', '微面', '轻客'],
  'minibus bus': ['中巴', '小巴'],
  bus: ['大客车', '大巴', '公交车', '巴士'],
  'rigid-truck tractor-unit tipper': ['truck', 'lorry', '卡车', '货车', '重卡', 'грузовик'],
  'tractor-unit': ['牵引头', '拖头', 'tractor head', 'тягач', 'седельный тягач'],
  tipper: ['dump truck', '翻斗车', '渣土车'],
  individual: ['自然人', '私人', 'private person', 'private individual', 'natural person', 'физлицо', 'физ. лицо', 'ФЛ', 'частное лицо', 'гражданин'],
  'sole-trader': ['个体', '个体户', '个体工商户', 'individual entrepreneur', 'sole proprietor', 'ИП'],
  company: ['公司', '法人', '企业法人', 'legal entity', 'legal person', 'corporate', 'юрлицо', 'юр. лицо', 'ЮЛ', 'организация', 'ООО', 'ТОО', 'АО'],
  'company official-representative': ['dealer', 'importer', '经销商', '进口商', '代理商', 'дилер', 'официальный дилер', 'импортер'],
}

/** Those of them that say something of these values. */
export function everydayWords(values: Readonly<Record<string, unknown>>): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(meant).flatMap(([targets, texts]) => {
    const those = targets.split(' ')
    const own = those.filter((word) => Object.hasOwn(values, word))
    return own.length === 0 ? [] : texts.map((text) => [text, those.length === 1 ? (own[0] ?? '') : own] as const)
  }))
}
