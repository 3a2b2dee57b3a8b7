package io.dangol.analytics.kpi;

import io.dangol.testing.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiContractTest {

    @Test
    void the_api_description_is_the_committed_one() throws IOException {
        Contract.assertOpenApiIsCommitted("analytics-service");
    }
}
