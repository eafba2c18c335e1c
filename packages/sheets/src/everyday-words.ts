/** What people write for a value of an enumeration beside what it is called, by the value; of several, which one is meant has to be asked. */
const meant: Readonly<Record<string, readonly string[]>> = {
  left: ['LHD', 'left-hand', '左', '左驾', '左侧', '左舵车', '左方向盘', '左置', 'левый', 'левый руль'],
  right: ['RHD', 'right-hand', '右', '右驾', '右侧', '右舵车', '右方向盘', '右置', 'правый', 'правый руль'],
  new: ['brand new', 'new car', '新', '全新', '全新车', 'новый', 'новая', 'новые'],
  used: ['second hand', 'used car', 'second-hand', 'pre-owned', '二手', '旧', 'б/у', 'подержанный', 'подержанная', 'подержанные', 'с пробегом'],
  petrol: ['gasoline', 'benzine', '汽油车', 'бензиновый'],
  diesel: ['柴油车', 'дизельный', 'дизельное топливо'],
  bev: ['EV', 'pure electric', '纯电', '纯电动', '纯电动车', '纯电动汽车'],
  hev: ['full hybrid', '油电混动', '油电混合'],
  phev: ['plug-in', 'plug-in hybrid', '插混', '插电', '插电混动', '插电式混动', '插电混合动力', 'подключаемый гибрид', 'заряжаемый гибрид'],
  erev: ['REEV', '增程', '增程式', '增程式混合动力'],
  fcev: ['氢燃料', 'FCV'],
  'hev phev erev': ['hybrid', '混动', '混合动力', 'гибрид', 'гибридный'],
  'bev phev erev fcev': ['electric', 'NEV', '电动', '新能源', 'электро', 'электрический'],
  'petrol lpg cng': ['gas', 'газ'],
  'petrol diesel': ['燃油'],
}

/** Those of them that say something of these values. */
export function everydayWords(values: Readonly<Record<string, unknown>>): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(meant).flatMap(([targets, texts]) => {
    const those = targets.split(' ')
    const own = those.filter((word) => Object.hasOwn(values, word))
    return own.length === 0 ? [] : texts.map((text) => [text, those.length === 1 ? (own[0] ?? '') : own] as const)
  }))
}
