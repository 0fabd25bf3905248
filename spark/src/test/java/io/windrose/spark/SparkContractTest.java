package io.windrose.spark;

import io.windrose.lake.ContractLake;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.EngineContract;
import io.windrose.lake.query.RemoteEngines;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

class SparkContractTest extends EngineContract {
    @TempDir
    static Path data;

    private static LocalSpark spark;

    @Override
    protected Engine open(ContractLake lake) {
        spark = new LocalSpark(data, lake);
        return RemoteEngines.find(spark.address(), 2);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }
}
