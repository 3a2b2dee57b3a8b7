package io.dangol.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.dangol.testing.ModuleRules;
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

    @Test
    void the_rules_of_this_house_bite() {
        var strangers =
                new ClassFileImporter().importPackages("org.apache.kafka.clients.consumer", "io.dangol.testing");

        assertThat(the_gateway_stands_on_no_other_module.evaluate(strangers).hasViolation())
                .isTrue();
        assertThat(only_the_client_directory_knows_kafka.evaluate(strangers).hasViolation())
                .isTrue();
    }
}
