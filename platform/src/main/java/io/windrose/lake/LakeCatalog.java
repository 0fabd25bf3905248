package io.windrose.lake;

import io.windrose.core.Conflict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.types.Types;

/** The tables' names and where their newest metadata is: Iceberg's JDBC catalog in PostgreSQL. Thread-safe. */
final class LakeCatalog implements AutoCloseable {
    static final String NAME = "windrose";
    static final String SCHEMA = "lake";
    static final Namespace NAMESPACE = Namespace.of("windrose");
    private static final String VERSION = "windrose.version";
    private static final int ATTEMPTS = 5;

    /** Each commit writes the metadata anew; without these a busy day would leave a hundred gigabytes of it. */
    private static final Map<String, String> METADATA_GROWTH = Map.of(
            "write.metadata.delete-after-commit.enabled", "true",
            "write.metadata.previous-versions-max", "10",
            "write.metadata.compression-codec", "gzip",
            "write.metadata.metrics.default", "counts");

    private final JdbcCatalog catalog;

    private LakeCatalog(JdbcCatalog catalog) {
        this.catalog = catalog;
    }

    static LakeCatalog open(DataSource source, FileIO files, Path warehouse) {
        JdbcCatalog catalog = new JdbcCatalog(
                properties -> files, properties -> new PooledCatalogClients(source, SCHEMA), /* init tables */ false);
        catalog.initialize(
                NAME,
                Map.of(
                        CatalogProperties.WAREHOUSE_LOCATION,
                        LocalFileIO.location(warehouse),
                        CatalogProperties.URI,
                        "jdbc:postgresql:",
                        "jdbc.schema-version",
                        "V1"));
        LakeCatalog opened = new LakeCatalog(catalog);
        opened.makeNamespace();
        return opened;
    }

    private void makeNamespace() {
        if (catalog.namespaceExists(NAMESPACE)) {
            return;
        }
        try {
            catalog.createNamespace(NAMESPACE, Map.of());
        } catch (AlreadyExistsException | UncheckedSQLException e) {
            // Another node may have been faster; the catalog says so in either way.
            if (!catalog.namespaceExists(NAMESPACE)) {
                throw e;
            }
        }
    }

    /** The table as the program knows it: made when it is not there, given the columns that it lacks. */
    Table open(TableDefinition definition) {
        TableIdentifier id = id(definition.name());
        for (int attempt = 1; ; attempt++) {
            try {
                if (!catalog.tableExists(id)) {
                    return create(definition);
                }
                Table table = catalog.loadTable(id);
                upgrade(table, definition);
                return table;
            } catch (AlreadyExistsException | CommitFailedException e) {
                if (attempt == ATTEMPTS) {
                    throw new Conflict(
                            "lake.table-contended",
                            "other nodes keep changing table %s while it is opened: start again"
                                    .formatted(definition.name()),
                            e);
                }
            }
        }
    }

    private Table create(TableDefinition definition) {
        Map<String, String> properties = new TreeMap<>(METADATA_GROWTH);
        properties.put("format-version", "3");
        properties.put(VERSION, Integer.toString(definition.version()));
        return catalog.buildTable(id(definition.name()), definition.schema())
                .withPartitionSpec(definition.partitions())
                .withSortOrder(definition.order())
                .withProperties(properties)
                .create();
    }

    private static void upgrade(Table table, TableDefinition definition) {
        if (version(table) >= definition.version()) {
            return;
        }
        Schema present = table.schema();
        List<Types.NestedField> missing = definition.columns().stream()
                .filter(column -> present.findField(column.name()) == null)
                .toList();
        var transaction = table.newTransaction();
        UpdateSchema update = transaction.updateSchema();
        // Rows from before have nothing there, so in the table every added column is optional.
        missing.forEach(column -> update.addColumn(column.name(), column.type()));
        update.commit();
        transaction
                .updateProperties()
                .set(VERSION, Integer.toString(definition.version()))
                .commit();
        transaction.commitTransaction();
        table.refresh();
    }

    static int version(Table table) {
        return Integer.parseInt(table.properties().getOrDefault(VERSION, "0"));
    }

    Catalog iceberg() {
        return catalog;
    }

    static TableIdentifier id(String table) {
        return TableIdentifier.of(NAMESPACE, table);
    }

    @Override
    public void close() {
        catalog.close();
    }
}
