package io.dangol.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.dangol.testing.ModuleRules;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.dangol.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules_of_every_module = ArchTests.in(ModuleRules.class);

    @ArchTest
    static final ArchRule the_gateway_stands_on_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dangol.platform..",
                    "io.dangol.partner..",
                    "io.dangol.customer..",
                    "io.dangol.loyalty..",
                    "io.dangol.analytics..");

    @ArchTest
    static final ArchRule only_the_client_directory_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("io.dangol.gateway.client")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    /** It asks the services that its configuration names, and nobody whom a caller names. */
    @ArchTest
    static final ArchRule only_upstreams_are_asked = noClasses()
            .that()
            .resideOutsideOfPackage("io.dangol.gateway.upstream")
            .should()
            .callMethodWhere(
                    target(nameMatching("createHttpClient|createNetClient|createWebSocketClient|httpClientBuilder")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "io.vertx.ext.web.client..", "jakarta.ws.rs.client..")
            .orShould()
            .callMethod(URI.class, "toURL")
            .orShould()
            .callConstructor(URL.class, String.class)
            .orShould()
            .callMethod(URL.class, "openConnection")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket");

    @Test
    void the_rules_of_this_house_bite() {
        var strangers =
                new ClassFileImporter().importPackages("org.apache.kafka.clients.consumer", "io.dangol.testing");

        assertThat(the_gateway_stands_on_no_other_module.evaluate(strangers).hasViolation())
                .isTrue();
        assertThat(only_upstreams_are_asked.evaluate(strangers).hasViolation()).isTrue();
        assertThat(only_the_client_directory_knows_kafka.evaluate(strangers).hasViolation())
                .isTrue();
    }
}
