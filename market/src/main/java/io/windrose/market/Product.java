package io.windrose.market;

import java.math.BigDecimal;
import java.util.List;

/** A thing on sale under the invented brand Tarnwick. */
record Product(String sku, String name, String category, Taste taste, long cents, String json, String path) {
    static final List<Product> ALL = List.of(
            of("TW-1001", "Ridge 3L Jacket", "jackets", Taste.HIKER, 229_95),
            of("TW-1002", "Drizzle Shell", "jackets", Taste.COMMUTER, 129_95),
            of("TW-1003", "Couloir Ski Jacket", "jackets", Taste.SKIER, 319_95),
            of("TW-1101", "Scree Boots Mid", "boots", Taste.HIKER, 169_95),
            of("TW-1102", "Towpath Shoes", "boots", Taste.COMMUTER, 109_95),
            of("TW-1103", "Snowline Boots", "boots", Taste.SKIER, 149_95),
            of("TW-1201", "Daypack 24", "packs", Taste.HIKER, 89_95),
            of("TW-1202", "Roll-top Courier 20", "packs", Taste.COMMUTER, 99_95),
            of("TW-1203", "Tour Pack 32", "packs", Taste.SKIER, 139_95),
            of("TW-1301", "Merino Tee 150", "layers", Taste.HIKER, 54_95),
            of("TW-1302", "Office Fleece", "layers", Taste.COMMUTER, 69_95),
            of("TW-1303", "Base Layer Set", "layers", Taste.SKIER, 84_95),
            of("TW-1401", "Trail Socks, 2 pairs", "accessories", Taste.HIKER, 24_95),
            of("TW-1402", "Bottle 750 ml", "accessories", Taste.COMMUTER, 19_95),
            of("TW-1403", "Liner Gloves", "accessories", Taste.SKIER, 29_95),
            of("TW-1501", "Tarn 2 Tent", "camping", Taste.HIKER, 349_95),
            of("TW-1502", "Stove Kit", "camping", Taste.HIKER, 64_95),
            of("TW-1503", "Head Torch 300", "camping", Taste.COMMUTER, 39_95));

    private static Product of(String sku, String name, String category, Taste taste, long cents) {
        String json = "{\"product_id\":\"" + sku + "\",\"name\":\"" + name + "\",\"category\":\"" + category
                + "\",\"price\":" + euros(cents) + "}";
        return new Product(sku, name, category, taste, cents, json, "/" + category + "/" + sku);
    }

    static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
