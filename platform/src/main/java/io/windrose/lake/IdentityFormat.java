package io.windrose.lake;

/** The columns of table {@code identities}. */
final class IdentityFormat implements RowFormat<Identity> {
    @Override
    public TableDefinition definition() {
        return Tables.IDENTITIES;
    }

    @Override
    public void write(Identity row, StagedRows out) {
        out.number(row.person()).number(row.profileId()).time(row.mergedAt());
    }
}
