package io.dangol.customer;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.dangol.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.dangol.customer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching("io.dangol.customer.(*)..").should().beFreeOfCycles();
}
