// Judges PDF files with veraPDF: java Judge FLAVOUR FILE... (2a, ua1, ...).
// One line a file, then one for each rule that it breaks, with how often. Ends with 1
// where any does.
import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

public class Judge {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var flavour = PDFAFlavour.byFlavourId(args[0]);
        var foundry = Foundries.defaultInstance();
        var well = args.length > 1;
        for (var i = 1; i < args.length; i++) {
            try (var parser = foundry.createParser(new FileInputStream(args[i]), flavour)) {
                var result = foundry.createValidator(flavour, false).validate(parser);
                var verdict = result.isCompliant() ? "keeps to it" : "BREAKS IT";
                System.out.println(args[i] + ": " + args[0] + " " + verdict
                    + " (" + result.getTotalAssertions() + " checks)");
                result.getFailedChecks().forEach((rule, times) ->
                    System.out.println("    " + rule.getClause() + "-" + rule.getTestNumber() + ", " + times + " times"));
                well &= result.isCompliant();
            }
        }
        System.exit(well ? 0 : 1);
    }
}
