package io.dangol.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.dangol.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching("io.dangol.gateway.(*)..").should().beFreeOfCycles();

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

    @ArchTest
    static final ArchRule dependencies_arrive_through_the_constructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage("io.dangol.gateway.time")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
