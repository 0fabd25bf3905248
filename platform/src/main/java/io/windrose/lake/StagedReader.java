package io.windrose.lake;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** Shows staged rows as a stream of one batch, without copying them. Closing it leaves them where they are. */
final class StagedReader extends ArrowReader {
    private final VectorSchemaRoot rows;
    private boolean isRead;

    StagedReader(StagedRows staged, BufferAllocator memory) {
        super(memory);
        this.rows = staged.columns();
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() {
        return rows;
    }

    @Override
    public boolean loadNextBatch() {
        boolean isFirst = !isRead;
        isRead = true;
        return isFirst;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected Schema readSchema() {
        return rows.getSchema();
    }

    @Override
    protected void closeReadSource() {}
}
