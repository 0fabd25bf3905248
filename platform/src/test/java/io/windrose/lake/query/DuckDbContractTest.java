package io.windrose.lake.query;

import io.windrose.lake.ContractLake;

class DuckDbContractTest extends EngineContract {
    @Override
    protected Engine open(ContractLake lake) {
        return lake.duckdb();
    }
}
