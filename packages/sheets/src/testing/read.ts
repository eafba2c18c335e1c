import { FactDictionary, folded, parse } from '@sextant/model'
import { type Hint, type Kind, openTable, type Rejected, type Table, type TableRow } from '../index.ts'
import type { Examine } from '../finding.ts'

const text = (en: string, zh: string, ru: string) => ({ en, zh, ru })

/** A small dictionary with a fact of every type. */
export const dictionary = parse(
  FactDictionary,
  {
    orderDays: ['shipsOn', 'arrivesOn'],
    goodsDays: ['producedOn', 'firstRegisteredOn'],
    facts: {
      vin: { type: 'text', of: 'goods', changeable: false, label: text('VIN', '车架号', 'VIN-код'), headings: ['Chassis number'], format: 'vin', letters: 'upper' },
      make: { type: 'text', of: 'goods', changeable: false, label: text('Make', '品牌', 'Марка'), headings: ['Brand'], letters: 'upper', names: { VOLKSWAGEN: ['大众'], BYD: [] } },
      powertrain: { type: 'enum', of: 'goods', changeable: false, label: text('Powertrain', '动力类型', 'Топливо'), headings: ['Fuel'], values: { petrol: text('petrol', '汽油', 'бензин'), diesel: text('diesel', '柴油', 'дизель'), hev: text('hybrid (HEV)', '油电混合（HEV）', 'гибрид (HEV)'), phev: text('plug-in hybrid (PHEV)', '插电式混合动力（PHEV）', 'подзаряжаемый гибрид (PHEV)'), bev: text('battery electric (BEV)', '纯电动（BEV）', 'электромобиль (BEV)') } },
      steeringSide: { type: 'enum', of: 'goods', changeable: false, label: text('Steering side', '方向盘位置', 'Расположение руля'), headings: ['Steering'], values: { left: text('left-hand drive', '左舵', 'слева'), right: text('right-hand drive', '右舵', 'справа') } },
      usage: { type: 'enum', of: 'goods', changeable: false, label: text('New or used', '新旧状态', 'Состояние'), headings: ['Usage'], values: { new: text('new', '新车', 'новое'), used: text('used', '二手车', 'бывшее в эксплуатации') } },
      engineCc: { type: 'number', of: 'goods', changeable: false, label: text('Engine displacement', '发动机排量', 'Рабочий объём'), headings: ['Displacement', '排量(ml)'], unit: 'cm³', min: 20, max: 50_000, orZero: true },
      powerKw: { type: 'number', of: 'goods', changeable: false, label: text('Peak power', '峰值功率', 'Максимальная мощность'), headings: ['Power (kW)', 'Max power (kW)', 'Мощность, кВт'], unit: 'kW', min: 0, max: 3_000 },
      odometerKm: { type: 'number', of: 'goods', changeable: false, label: text('Odometer', '里程', 'Пробег'), headings: ['Mileage', 'Mileage (km)'], unit: 'km', min: 0, max: 5_000_000 },
      lengthMm: { type: 'number', of: 'goods', changeable: false, label: text('Length', '车长', 'Длина'), headings: ['长(mm)'], unit: 'mm', min: 500, max: 60_000 },
      batteryHealthPercent: { type: 'number', of: 'goods', changeable: false, label: text('Battery health', '电池健康度', 'Состояние батареи'), headings: [], unit: '%', min: 0, max: 100 },
      seats: { type: 'number', of: 'goods', changeable: false, label: text('Seats', '座位数', 'Количество мест'), headings: [], integer: true, min: 0, max: 200 },
      isModified: { type: 'boolean', of: 'goods', changeable: false, label: text('Modified', '是否改装', 'Переоборудован'), headings: [] },
      producedOn: { type: 'day', of: 'goods', changeable: false, label: text('Production date', '生产日期', 'Дата выпуска'), headings: [] },
      firstRegisteredOn: { type: 'day', of: 'goods', changeable: false, label: text('First registration', '初次登记日期', 'Первая регистрация'), headings: [] },
      equipment: { type: 'list', of: 'goods', changeable: true, label: text('Equipment', '配置', 'Оснащение'), headings: [], values: { abs: text('anti-lock braking (ABS)', '防抱死制动（ABS）', 'антиблокировочная система (ABS)'), isofix: text('ISOFIX anchorages', 'ISOFIX 固定点', 'крепления ISOFIX'), tpms: text('tyre pressure monitoring', '胎压监测', 'контроль давления в шинах'), frame: text('cut, welded or bent frame', '车架切割、焊接或变形', 'разрезанная, сваренная рама'), gas: text('LPG/CNG system', '燃气装置（LPG/CNG）', 'газ') } },
      hsCode: { type: 'text', of: 'goods', changeable: false, label: text('HS code', 'HS 编码', 'Код ТН ВЭД'), headings: [], format: 'hs-code' },
      orderId: { type: 'text', of: 'order', changeable: false, label: text('Order number', '订单号', 'Номер заказа'), headings: ['Order'] },
      exporter: { type: 'text', of: 'order', changeable: false, label: text('Exporter', '出口商', 'Экспортёр'), headings: [] },
      market: { type: 'text', of: 'order', changeable: false, label: text('Market', '目的国', 'Рынок'), headings: ['Destination'], format: 'market' },
      transit: { type: 'list', of: 'order', changeable: true, label: text('Transit', '过境国', 'Транзит'), headings: [], items: 'market' },
      builtIn: { type: 'text', of: 'goods', changeable: false, label: text('Country of manufacture', '生产国', 'Страна изготовления'), headings: [], format: 'market' },
      quantity: { type: 'number', of: 'order', changeable: true, label: text('Quantity', '数量', 'Количество'), headings: ['台数'], integer: true, min: 1 },
      valueUsd: { type: 'number', of: 'order', changeable: true, label: text('Value', '价值', 'Стоимость'), headings: ['Price (USD)'], unit: 'USD', min: 0 },
      retailPriceLocal: { type: 'number', of: 'order', changeable: true, label: text('Retail price', '零售价', 'Розничная цена'), headings: [], min: 0 },
      grossMassKg: { type: 'number', of: 'goods', changeable: false, label: text('Gross mass', '总质量', 'Полная масса'), headings: [], unit: 'kg', min: 50, max: 300_000 },
      shipsOn: { type: 'day', of: 'order', changeable: true, label: text('Shipment date', '发运日期', 'Дата отгрузки'), headings: ['ETD'] },
      arrivesOn: { type: 'day', of: 'order', changeable: true, label: text('Arrival date', '到港日期', 'Дата прибытия'), headings: ['ETA'] },
    },
  },
  'the dictionary of the tests',
)

export interface Read {
  table: Table
  rows: TableRow[]
  rejected: Rejected[]
  hints: Hint[]
}

export interface ReadOptions {
  kind?: Kind
  sheet?: string
  map?: Record<string, string>
  remembered?: Record<string, string>
  examine?: Examine
}

/** Everything that a file says, or the error that refuses it. */
export async function read(bytes: Uint8Array | string, { kind = 'subjects', sheet, map = {}, remembered = {}, examine = () => [] }: ReadOptions = {}): Promise<Read> {
  const foldedMap = (record: Record<string, string>) => new Map(Object.entries(record).map(([heading, meaning]) => [folded(heading), meaning]))
  const table = await openTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'cars', { kind, dictionary, mapping: { map: foldedMap(map), remembered: foldedMap(remembered) }, sheet, examine })
  const [rejected, hints]: [Rejected[], Hint[]] = [[...table.rejected], []]
  const rows = (await Array.fromAsync(table.rows({ rejected: (one) => rejected.push(one), hint: (one) => hints.push(one) }))).flat()
  return { table, rows, rejected, hints }
}

/** The facts of the rows alone, where nothing is rejected. */
export async function factsIn(bytes: Uint8Array | string, options?: ReadOptions): Promise<unknown[]> {
  const { rows, rejected } = await read(bytes, options)
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
  return rows.map(({ facts }) => facts)
}
