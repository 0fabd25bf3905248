package io.windrose.analyze.metric;

import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definitions that come with the program, by name, in the order in which they are shown. */
final class BuiltInMetrics {
    private static final List<String> NAMES = List.of(
            "visitors",
            "visits",
            "page_views",
            "sign_ups",
            "orders",
            "revenue",
            "net_revenue",
            "margin",
            "average_order_value",
            "buyers",
            "new_customers",
            "refunds",
            "conversion",
            "spend",
            "impressions",
            "clicks",
            "return_on_ad_spend",
            "cost_per_order",
            "cost_per_new_customer");

    private BuiltInMetrics() {}

    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        NAMES.forEach(name -> texts.put(name, read(name + ".yaml")));
        return texts;
    }

    private static String read(String file) {
        try (InputStream in = BuiltInMetrics.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new Fault("analyze.no-metric", "the metric %s is missing: install again".formatted(file));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("analyze.no-metric", "the metric %s was not read: install again".formatted(file), e);
        }
    }
}
