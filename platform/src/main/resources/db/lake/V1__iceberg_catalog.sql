-- The tables of Iceberg's JDBC catalog, schema version V1, as its own clients make and expect them. Made here and not
-- by the catalog itself, because nodes that start at once would make them twice.
create table iceberg_tables (
    catalog_name text not null,
    table_namespace text not null,
    table_name text not null,
    metadata_location text,
    previous_metadata_location text,
    iceberg_type varchar(5),
    primary key (catalog_name, table_namespace, table_name)
);

create table iceberg_namespace_properties (
    catalog_name text not null,
    namespace text not null,
    property_key text not null,
    property_value text,
    primary key (catalog_name, namespace, property_key)
);
