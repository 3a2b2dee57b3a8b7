package io.dangol.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.dangol.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.dangol.loyalty", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules_of_every_service = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule the_ledger_knows_no_framework = ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("io.dangol.loyalty.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.dangol.loyalty.ledger..",
                    "io.dangol.platform.problem..",
                    "org.jspecify.annotations..",
                    "com.google.errorprone.annotations..");

    @Test
    void the_ledgers_rule_bites() {
        var broken = new ClassFileImporter().importPackages("io.dangol.loyalty.ledger.broken");

        assertThat(the_ledger_knows_no_framework
                        .evaluate(broken)
                        .getFailureReport()
                        .toString())
                .contains("FrameworkKnower");
    }
}
