/** The goods of the demo. Prices are roubles as they are shown, VAT included; the kopecks are there on purpose. */
export interface DemoVariant {
  title: string;
  sku: string;
  roubles: number;
}

export interface DemoProduct {
  handle: string;
  title: { en: string; ru: string };
  subtitle: { en: string; ru: string };
  description: { en: string; ru: string };
  /** What the variants differ in. */
  option: string;
  variants: DemoVariant[];
}

export const products: DemoProduct[] = [
  {
    handle: "ivan-tea",
    title: { en: "Ivan tea", ru: "Иван-чай" },
    subtitle: { en: "Fireweed, leaf by leaf", ru: "Листовой, ферментированный" },
    description: {
      en: "Fireweed gathered before noon, rolled by hand and fermented for two days. Tastes of honey and dried pear, and keeps nobody awake.",
      ru: "Собран до полудня, скручен вручную, двое суток ферментации. Пахнет мёдом и сушёной грушей и не мешает спать.",
    },
    option: "Weight",
    variants: [
      { title: "50 g", sku: "TEA-050", roubles: 390 },
      { title: "100 g", sku: "TEA-100", roubles: 690.5 },
    ],
  },
  {
    handle: "enamel-mug",
    title: { en: "Enamel mug", ru: "Эмалированная кружка" },
    subtitle: { en: "For the dacha and the train", ru: "Для дачи и поезда" },
    description: {
      en: "Steel under two coats of enamel, 400 ml. Survives a fall, a campfire and a dishwasher.",
      ru: "Сталь под двумя слоями эмали, 400 мл. Переживёт падение, костёр и посудомоечную машину.",
    },
    option: "Colour",
    variants: [
      { title: "White", sku: "MUG-WHITE", roubles: 1250.5 },
      { title: "Blue", sku: "MUG-BLUE", roubles: 1250.5 },
    ],
  },
  {
    handle: "linden-honey",
    title: { en: "Linden honey", ru: "Липовый мёд" },
    subtitle: { en: "From one apiary in Bashkiria", ru: "С одной пасеки в Башкирии" },
    description: {
      en: "Pale, thick by October, with the smell of July. Neither heated nor filtered.",
      ru: "Светлый, к октябрю густой, с запахом июля. Не нагрет и не отфильтрован.",
    },
    option: "Weight",
    variants: [
      { title: "250 g", sku: "HONEY-250", roubles: 459.9 },
      { title: "500 g", sku: "HONEY-500", roubles: 849.9 },
    ],
  },
  {
    handle: "linen-napkins",
    title: { en: "Linen napkins", ru: "Льняные салфетки" },
    subtitle: { en: "Washed linen, 45 × 45 cm", ru: "Умягчённый лён, 45 × 45 см" },
    description: {
      en: "Woven in Kostroma from long-fibre flax. The more they are washed, the softer they get.",
      ru: "Костромской лён из длинного волокна. Чем больше стирок, тем он мягче.",
    },
    option: "Set",
    variants: [
      { title: "2 pieces", sku: "LINEN-2", roubles: 890 },
      { title: "4 pieces", sku: "LINEN-4", roubles: 1640 },
    ],
  },
  {
    handle: "wooden-spoons",
    title: { en: "Wooden spoons", ru: "Деревянные ложки" },
    subtitle: { en: "Birch and linseed oil", ru: "Берёза и льняное масло" },
    description: {
      en: "Three spoons carved from one billet: for porridge, for sauce, for tasting. Oiled with linseed, nothing else.",
      ru: "Три ложки из одной заготовки: для каши, для соуса, на пробу. Пропитаны льняным маслом и больше ничем.",
    },
    option: "Set",
    variants: [{ title: "3 pieces", sku: "SPOON-3", roubles: 1349.95 }],
  },
  {
    handle: "wool-socks",
    title: { en: "Wool socks", ru: "Шерстяные носки" },
    subtitle: { en: "Knitted, with a reinforced heel", ru: "Вязаные, с усиленной пяткой" },
    description: {
      en: "Sheep's wool with a little nylon in heel and toe. Warm when wet, soft on the second day.",
      ru: "Овечья шерсть, в пятке и мыске немного нейлона. Греют даже мокрыми, со второго дня мягкие.",
    },
    option: "Size",
    variants: [
      { title: "36–39", sku: "SOCKS-S", roubles: 799.99 },
      { title: "40–44", sku: "SOCKS-L", roubles: 799.99 },
    ],
  },
];
