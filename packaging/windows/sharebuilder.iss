; The Windows installer: for one person, without an administrator.
;
; NOT RUN YET. Written to the documentation of Inno Setup 6.3; there was no Windows machine.
; Make it on Windows:   py packaging\dev.py bundle setup
; Install it silently:  ShareBuilder-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART
; For all (as an administrator): add /ALLUSERS. Another folder: /DIR="X:\ShareBuilder".
; Keep a log: /LOG="C:\somewhere\setup.log".
; Remove it silently:   unins000.exe /VERYSILENT /SUPPRESSMSGBOXES (in the program's folder)

#ifndef Version
  #define Version "0.0.0"
#endif
#ifndef Folder
  #define Folder "..\..\dist\ShareBuilder"
#endif
#ifndef Icon
  #define Icon "..\..\dist\work\sharebuilder.ico"
#endif

[Setup]
AppId={{7C0F2B52-6C0B-4E0B-9B0A-4C7A5C1D8E63}
AppName=ShareBuilder
AppVersion={#Version}
AppPublisher=ShareBuilder contributors
LicenseFile=..\..\LICENSE
SetupIconFile={#Icon}
OutputBaseFilename=ShareBuilder-{#Version}-setup
; No administrator: everything goes into the person's own folders and registry.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DefaultDirName={autopf}\ShareBuilder
DisableProgramGroupPage=yes
DisableDirPage=auto
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
UninstallDisplayIcon={app}\sharebuilderw.exe
UninstallDisplayName=ShareBuilder
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "Put an icon on the desktop"; Flags: unchecked

[InstallDelete]
; What an older version brought, and this one does not, must not stay.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\ShareBuilder"; Filename: "{app}\sharebuilderw.exe"; Comment: "Information-sharing agreements"
Name: "{autodesktop}\ShareBuilder"; Filename: "{app}\sharebuilderw.exe"; Tasks: desktopicon

[Registry]
; HKA is the person's own registry here, and the computer's where it is installed for all.
Root: HKA; Subkey: "Software\Classes\.sharebuilder"; ValueType: string; ValueName: ""; ValueData: "ShareBuilder.Agreement"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.sharebuilder\OpenWithProgids"; ValueType: string; ValueName: "ShareBuilder.Agreement"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\ShareBuilder.Agreement"; ValueType: string; ValueName: ""; ValueData: "Information-sharing agreement"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ShareBuilder.Agreement\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\sharebuilderw.exe,0"
Root: HKA; Subkey: "Software\Classes\ShareBuilder.Agreement\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\sharebuilderw.exe"" ""%1"""

[Run]
Filename: "{app}\sharebuilderw.exe"; Description: "Start ShareBuilder"; Flags: nowait postinstall skipifsilent
