package io.windrose.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Marks the columns that hold variants as Arrow does, where Spark has a mark of its own. */
final class Variants {
    private static final String SPARKS_MARK = "variant";

    private Variants() {}

    static Schema marked(Schema schema) {
        return new Schema(schema.getFields().stream().map(Variants::marked).toList(), schema.getCustomMetadata());
    }

    private static Field marked(Field field) {
        boolean isVariant = field.getChildren().stream()
                .anyMatch(child -> "true".equals(child.getMetadata().get(SPARKS_MARK)));
        Map<String, String> metadata = new HashMap<>(field.getMetadata());
        if (isVariant) {
            metadata.put("ARROW:extension:name", "arrow.parquet.variant");
            metadata.put("ARROW:extension:metadata", "");
        }
        FieldType type = new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
        return new Field(
                field.getName(),
                type,
                field.getChildren().stream().map(Variants::marked).toList());
    }
}
