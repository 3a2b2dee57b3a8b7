package io.dangol.analytics.kpi;

import io.dangol.testing.Contract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ApiContractTest {

    @Test
    void the_api_description_leaves_nothing_open() throws IOException {
        Contract.assertOpenApiIsComplete();
    }

    @Test
    void the_api_description_is_the_committed_one() throws IOException {
        Contract.assertOpenApiIsCommitted("analytics-service");
    }
}
