<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>AwayDesk</name>
        <message numerus="yes">
            <source>%Ln change(s) of this file are in {library}.</source>
            <translation>
                <numerusform>%Ln change of this file is in {library}.</numerusform>
                <numerusform>%Ln changes of this file are in {library}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln change(s) were left out.</source>
            <translation>
                <numerusform>%Ln change was left out.</numerusform>
                <numerusform>%Ln changes were left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DocumentMap</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>%Ln pair</numerusform>
                <numerusform>%Ln pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportController</name>
        <message numerus="yes">
            <source>Left out, since the format has no place for them: %Ln note(s) of the documents.</source>
            <translation>
                <numerusform>Left out, since the format has no place for it: %Ln note of the documents.</numerusform>
                <numerusform>Left out, since the format has no place for them: %Ln notes of the documents.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Sent to the printer: %Ln page(s).</source>
            <translation>
                <numerusform>Sent to the printer: %Ln page.</numerusform>
                <numerusform>Sent to the printer: %Ln pages.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Written to {file}: %Ln translation(s).</source>
            <translation>
                <numerusform>Written to {file}: %Ln translation.</numerusform>
                <numerusform>Written to {file}: %Ln translations.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Written to {file}: %Ln unit(s).</source>
            <translation>
                <numerusform>Written to {file}: %Ln unit.</numerusform>
                <numerusform>Written to {file}: %Ln units.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportToolDialog</name>
        <message numerus="yes">
            <source>{tool}: at most %Ln character(s) per side</source>
            <translation>
                <numerusform>{tool}: at most %Ln character per side</numerusform>
                <numerusform>{tool}: at most %Ln characters per side</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GlossaryPane</name>
        <message numerus="yes">
            <source>{name}: %Ln term(s)</source>
            <translation>
                <numerusform>{name}: %Ln term</numerusform>
                <numerusform>{name}: %Ln terms</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportController</name>
        <message numerus="yes">
            <source>Merged the table of {name}: %Ln decision(s).</source>
            <translation>
                <numerusform>Merged the table of {name}: %Ln decision.</numerusform>
                <numerusform>Merged the table of {name}: %Ln decisions.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LastSession</name>
        <message numerus="yes">
            <source>Its %Ln step(s) are all here, the last of them: “{what}” ({who}).</source>
            <translation>
                <numerusform>Its %Ln step is here: “{what}” ({who}).</numerusform>
                <numerusform>Its %Ln steps are all here, the last of them: “{what}” ({who}).</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryModel</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>%Ln pair</numerusform>
                <numerusform>%Ln pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryView</name>
        <message numerus="yes">
            <source>%Ln project(s)</source>
            <translation>
                <numerusform>%Ln project</numerusform>
                <numerusform>%Ln projects</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln project(s) found</source>
            <translation>
                <numerusform>%Ln project found</numerusform>
                <numerusform>%Ln projects found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryWorkDialog</name>
        <message numerus="yes">
            <source>%Ln could not be done.</source>
            <translation>
                <numerusform>%Ln could not be done.</numerusform>
                <numerusform>%Ln could not be done.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln project(s) done.</source>
            <translation>
                <numerusform>%Ln project done.</numerusform>
                <numerusform>%Ln projects done.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>On the %Ln project(s) selected in the library.</source>
            <translation>
                <numerusform>On the %Ln project selected in the library.</numerusform>
                <numerusform>On the %Ln projects selected in the library.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>On the %Ln project(s) that the library shows.</source>
            <translation>
                <numerusform>On the %Ln project that the library shows.</numerusform>
                <numerusform>On the %Ln projects that the library shows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryDialog</name>
        <message numerus="yes">
            <source>Imported from {name}: %Ln pair(s).</source>
            <translation>
                <numerusform>Imported from {name}: %Ln pair.</numerusform>
                <numerusform>Imported from {name}: %Ln pairs.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryPane</name>
        <message numerus="yes">
            <source>No match among %Ln pair(s).</source>
            <translation>
                <numerusform>No match among %Ln pair.</numerusform>
                <numerusform>No match among %Ln pairs.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PairModel</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>%Ln pair</numerusform>
                <numerusform>%Ln pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PrintPairsDialog</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>%Ln pair</numerusform>
                <numerusform>%Ln pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Del</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Enter</translation>
        </message>
    </context>
    <context>
        <name>ReviewActions</name>
        <message numerus="yes">
            <source>Return %Ln pair(s)</source>
            <translation>
                <numerusform>Return %Ln pair</numerusform>
                <numerusform>Return %Ln pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SideBySideDialog</name>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>%Ln row</numerusform>
                <numerusform>%Ln rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Exported to {file}: %Ln row(s).</source>
            <translation>
                <numerusform>Exported to {file}: %Ln row.</numerusform>
                <numerusform>Exported to {file}: %Ln rows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TermCandidatesDialog</name>
        <message numerus="yes">
            <source>Exported to {file}: %Ln term(s).</source>
            <translation>
                <numerusform>Exported to {file}: %Ln term.</numerusform>
                <numerusform>Exported to {file}: %Ln terms.</numerusform>
            </translation>
        </message>
    </context>
</TS>
