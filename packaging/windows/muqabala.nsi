; Installer for Windows, for one user and without administrator rights, in English and Arabic.
; makensis -DVERSION=0.2.0 -DFOLDER=build/dist/muqabala -DOUTPUT=dist/muqabala-0.2.0-windows-x86_64.exe packaging/windows/muqabala.nsi
Unicode true
ManifestSupportedOS all
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!ifndef VERSION
  !error "Name the version: -DVERSION=…"
!endif
!ifndef FOLDER
  !error "Name the frozen folder: -DFOLDER=…"
!endif
!ifndef OUTPUT
  !error "Name the installer: -DOUTPUT=…"
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define PROGRAM "Muqabala"
!define PROJECT_TYPE "Muqabala.Project"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"

Name "${PROGRAM}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "Software\${PROGRAM}" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "${PROGRAM} installer"
VIAddVersionKey /LANG=1033 "LegalCopyright" "The Muqabala authors, Apache-2.0"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${PROGRAM}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\muqabala-desk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString PROJECT_NAME ${LANG_ENGLISH} "Muqabala project"
LangString PROJECT_NAME ${LANG_ARABIC} "مشروع مقابلة"
LangString RUNNING ${LANG_ENGLISH} "Muqabala is running. Close it, then choose Retry."
LangString RUNNING ${LANG_ARABIC} "برنامج «مقابلة» يعمل الآن. أغلقه ثم اختر «إعادة المحاولة»."
LangString KEEP_DATA ${LANG_ENGLISH} "Delete the settings, the translation memory and the snapshots too?$\r$\n$\r$\nProjects stay where you saved them."
LangString KEEP_DATA ${LANG_ARABIC} "أتريد حذف الإعدادات وذاكرة الترجمة واللقطات أيضًا؟$\r$\n$\r$\nتبقى المشاريع حيث حفظتها."

; A program that runs keeps its files open, so they can be neither replaced nor removed.
!macro WaitForProgram UN
  Function ${UN}WaitForProgram
    again:
      IfFileExists "$INSTDIR\muqabala-desk.exe" 0 done
      ClearErrors
      FileOpen $0 "$INSTDIR\muqabala-desk.exe" a
      ${If} ${Errors}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
        SetErrorLevel 2
        Quit
      ${EndIf}
      FileClose $0
    done:
  FunctionEnd
!macroend
!insertmacro WaitForProgram ""
!insertmacro WaitForProgram "un."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "-program"
  Call WaitForProgram
  ; Files of the version before would stay between the new ones.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\muqabala-desk.exe"

  WriteRegStr HKCU "Software\${PROGRAM}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.muqabala" "" "${PROJECT_TYPE}"
  WriteRegStr HKCU "Software\Classes\${PROJECT_TYPE}" "" "$(PROJECT_NAME)"
  WriteRegStr HKCU "Software\Classes\${PROJECT_TYPE}\DefaultIcon" "" "$INSTDIR\muqabala-desk.exe,0"
  WriteRegStr HKCU "Software\Classes\${PROJECT_TYPE}\shell\open\command" "" '"$INSTDIR\muqabala-desk.exe" "%1"'
  ; `muqabala` in a terminal started from the Run box; PATH itself is left alone.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\muqabala.exe" "" "$INSTDIR\muqabala.exe"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\muqabala-desk.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Muqabala authors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.WaitForProgram
  ; Only what the installer put there: a person may have chosen a folder that holds other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\muqabala.exe"
  Delete "$INSTDIR\muqabala-desk.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  DeleteRegKey HKCU "Software\Classes\${PROJECT_TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\.muqabala" ""
  ${If} $0 == "${PROJECT_TYPE}"
    DeleteRegKey HKCU "Software\Classes\.muqabala"
  ${EndIf}
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\muqabala.exe"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${PROGRAM}"
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(KEEP_DATA)" /SD IDNO IDNO kept
    RMDir /r "$LOCALAPPDATA\muqabala"
  kept:
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
